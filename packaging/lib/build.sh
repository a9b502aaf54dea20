# SPDX-FileCopyrightText: 2026 The Rollcall developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Configuring and building by preset, each preset in build/PRESET.

# One compiler per core, fewer where memory is short (one takes up to 1 GB).
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null || echo "$cores")
    [ "$memory" -ge 1 ] || memory=1
    [ "$cores" -le "$memory" ] || cores=$memory
    echo "$cores"
}

# Debian 13 has it as a package (list "build").
prepare_highlighting() {
    [ "$(debian_release)" = 13 ] || "$ROLLCALL_SOURCE/packaging/syntax-highlighting" >/dev/null
}

# Ninja configures again by itself when a list changed; a folder moved from elsewhere starts anew.
configure_preset() {
    local preset=$1 dir=$ROLLCALL_SOURCE/build/$1
    if [ -f "$dir/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$ROLLCALL_SOURCE" "$dir/CMakeCache.txt"; then
        rm -rf "$dir"
    fi
    [ ! -f "$dir/build.ninja" ] || return 0
    note "configuring preset $preset"
    (cd "$ROLLCALL_SOURCE" && logged "$ROLLCALL_SOURCE/build/logs/configure-$preset.log" cmake --preset "$preset")
}

# build_preset PRESET [TARGET…]: ninja's own progress line on a terminal, else only failures.
build_preset() {
    local preset=$1 quiet=--quiet start=$SECONDS
    shift
    [ ! -t 2 ] || quiet=
    configure_preset "$preset"
    note "building preset $preset with $(build_jobs) compilers: ${*:-everything}"
    (
        exec 7>"$ROLLCALL_SOURCE/build/$preset.lock"
        flock 7
        exec nice -n 5 ninja -C "$ROLLCALL_SOURCE/build/$preset" -j "$(build_jobs)" $quiet "$@"
    ) >&2 </dev/null || die "the build of preset $preset failed"
    note "built in $((SECONDS - start)) s"
}
