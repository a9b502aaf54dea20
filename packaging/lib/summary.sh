# SPDX-FileCopyrightText: 2026 The Rollcall developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One summary over several runs of ctest, in ctest's own words.

summed_total=0 summed_failed=0

# add_summary LOG WHAT: adds what the last summary in a log says. A run without one has not run at all.
add_summary() {
    local summary
    summary=$(grep -E '^[0-9]+% tests passed, [0-9]+ tests? failed out of [0-9]+' "$1" | tail -n 1) ||
        die "$2 gave no summary; see $1"
    summed_failed=$((summed_failed + $(sed -E 's/.* ([0-9]+) tests? failed out of .*/\1/' <<<"$summary")))
    summed_total=$((summed_total + $(sed -E 's/.* failed out of ([0-9]+).*/\1/' <<<"$summary")))
}

# Prints the sum as ctest would; false where a test failed or none ran.
print_summary() {
    local percent=0
    [ "$summed_total" -eq 0 ] || percent=$(((summed_total - summed_failed) * 100 / summed_total))
    printf '\n%s%% tests passed, %s tests failed out of %s\n' "$percent" "$summed_failed" "$summed_total"
    [ "$summed_failed" -eq 0 ] && [ "$summed_total" -gt 0 ]
}
