# SPDX-FileCopyrightText: 2026 The Rollcall developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What `cmake --install` lays down beside the programs, and the Debian package that CPack makes of it.
