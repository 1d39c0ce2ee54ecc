#!/bin/sh
# Makes online_retail.csv.gz beside this script and checks that it is the file that the study was written for.
#
#   sh download.sh                fetch the day files with git and join them
#   sh download.sh FOLDER         join the day files (YYYY-MM-DD.csv) of a folder
#   sh download.sh --join FOLDER  only print the joined CSV
#
# Needs git 2.35 or later (first form), gzip, and sha256sum or shasum. On any failure nothing is left behind.
set -eu
LC_ALL=C
export LC_ALL

repository=https://github.com/databricks/Spark-The-Definitive-Guide
commit=4ba5601eb9b9aed1d01ab79775e3af228216ff6f
folder_there=data/retail-data/by-day
expected=959c8b3847939247e4007cbbd6dfcf3fdc78bc8236a08eba94565e15679914d8

fail() {
    echo "download.sh: $*" >&2
    exit 1
}

# The day files in date order under one header; CustomerID, the last but one field, is written 17850, not 17850.0.
join_days() {
    ls "$1"/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].csv >/dev/null 2>&1 || fail "no day files in '$1'"
    awk 'FNR == 1 && header++ { next } { print }' "$1"/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].csv |
        sed 's/,\([0-9][0-9]*\)\.0,\([^,]*\)$/,\1,\2/'
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

if [ "${1-}" = --join ]; then
    [ $# -eq 2 ] || fail "--join needs a folder"
    join_days "$2"
    exit 0
fi

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "$here/.download.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

if [ $# -gt 0 ]; then
    days=$1
else
    git init --quiet "$work/repository"
    git -C "$work/repository" config core.autocrlf false
    git -C "$work/repository" remote add origin "$repository"
    git -C "$work/repository" sparse-checkout set "$folder_there"
    git -C "$work/repository" fetch --quiet --depth 1 --filter=blob:none origin "$commit" ||
        fail "could not fetch from $repository"
    git -C "$work/repository" checkout --quiet FETCH_HEAD
    days=$work/repository/$folder_there
fi

join_days "$days" >"$work/online_retail.csv"
found=$(checksum "$work/online_retail.csv")
[ "$found" = "$expected" ] || fail "the joined file has SHA-256 $found; expected $expected"
gzip -n -9 "$work/online_retail.csv"
mv "$work/online_retail.csv.gz" "$here/online_retail.csv.gz"
echo "online_retail.csv.gz: 541,909 rows, checksum as expected"
