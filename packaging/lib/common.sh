# SPDX-FileCopyrightText: 2026 The Rollcall developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Words shared by the scripts of packaging/, tests/run and .ci/run. Sourced by bash, never run.

set -euo pipefail
export LC_ALL=C.UTF-8

ROLLCALL_SOURCE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
ROLLCALL_CACHE=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/rollcall

say() { printf '\n== %s\n' "$*" >&2; }
note() { printf '   %s\n' "$*" >&2; }
die() {
    printf '\n%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Runs a command as root: directly, or through sudo, which may ask for the password on the terminal.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this needs root and there is no sudo; run as root: $*"
    fi
}

# Runs a command with its output in a log file; on failure shows the end of it.
logged() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 </dev/null && return
    local status=$?
    tail -n 60 "$log" >&2
    note "the whole output is in $log"
    return "$status"
}
