#!/bin/sh
# Makes bank-full.csv beside this script and checks that it is the file that the study was written for.
#
#   sh download.sh          fetch UCI's archive
#   sh download.sh ARCHIVE  take bank-full.csv from an archive that is here already
#
# Needs unzip, sha256sum or shasum, and curl or wget (first form). On any failure nothing is left behind.
set -eu
LC_ALL=C
export LC_ALL

address=https://archive.ics.uci.edu/static/public/222/bank+marketing.zip
expected=d1513ec63b385506f7cfce9f2c5caa9fe99e7ba4e8c3fa264b3aaf0f849ed32d

fail() {
    echo "download.sh: $*" >&2
    exit 1
}

checksum() {
    if command -v sha256sum >/dev/null 2>&1; then
        sha256sum <"$1" | cut -d ' ' -f 1
    elif command -v shasum >/dev/null 2>&1; then
        shasum -a 256 <"$1" | cut -d ' ' -f 1
    else
        fail "neither sha256sum nor shasum is here to check the file"
    fi
}

command -v unzip >/dev/null 2>&1 || fail "unzip is needed"
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "$here/.download.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

if [ $# -gt 0 ]; then
    archive=$1
else
    archive=$work/archive.zip
    if command -v curl >/dev/null 2>&1; then
        curl --fail --silent --show-error --location --output "$archive" "$address" || fail "could not fetch $address"
    else
        wget -q -O "$archive" "$address" || fail "could not fetch $address"
    fi
fi

# An archive within the archive.
unzip -q -o "$archive" bank.zip -d "$work" || fail "no bank.zip in the archive"
unzip -q -o "$work/bank.zip" bank-full.csv -d "$work" || fail "no bank-full.csv in bank.zip"
found=$(checksum "$work/bank-full.csv")
[ "$found" = "$expected" ] || fail "bank-full.csv has SHA-256 $found; expected $expected"
mv "$work/bank-full.csv" "$here/bank-full.csv"
echo "bank-full.csv: 45,211 rows, checksum as expected"
