/* Complex types are not used; this keeps lapacke.h from asking Swift to import them. */
#ifndef lapack_complex_float
#define lapack_complex_float float
#define lapack_complex_double double
#endif
#include <lapacke.h>
