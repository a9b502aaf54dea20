# SPDX-FileCopyrightText: 2026 The Rollcall developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A screen in memory for looking at the window on a machine without one.

# start_screen WIDTHxHEIGHT: Xvfb on a free display with openbox in it (without a window manager no window
# has the focus). Sets DISPLAY and screen_pids. Fails where either is missing.
start_screen() {
    local number
    command -v Xvfb >/dev/null && command -v openbox >/dev/null || return 1
    screen_pipe=$(mktemp -u "${TMPDIR:-/tmp}/rollcall-screen.XXXXXX")
    mkfifo -m 600 "$screen_pipe"
    Xvfb -screen 0 "${1}x24" -nolisten tcp -displayfd 3 3>"$screen_pipe" >/dev/null 2>&1 </dev/null &
    screen_pids=$!
    read -r -t 20 number <"$screen_pipe" || number=
    rm -f "$screen_pipe"
    [ -n "$number" ] || return 1
    export DISPLAY=:$number
    unset WAYLAND_DISPLAY
    openbox >/dev/null 2>&1 </dev/null &
    screen_pids="$! $screen_pids"
}

stop_screen() {
    [ -z "${screen_pids:-}" ] || kill $screen_pids 2>/dev/null || true
    screen_pids=
}
