/* Complex types are not used; this keeps lapacke.h from asking Swift to import them. */
#ifndef lapack_complex_float
#define lapack_complex_float float
#define lapack_complex_double double
#endif
#include <lapacke.h>
/* OpenBLAS's own header clashes with LAPACKE's complex types; this is all that is needed of it. */
void openblas_set_num_threads(int threads);
