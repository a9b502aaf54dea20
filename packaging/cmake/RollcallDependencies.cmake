# SPDX-FileCopyrightText: 2026 The Rollcall developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Everything Rollcall is built on, found in one place.

# What is built once per machine is kept here (packaging/lib/common.sh has the same rule).
set(ROLLCALL_CACHE_DIR "$ENV{HOME}/.cache/rollcall")
if(NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(ROLLCALL_CACHE_DIR "$ENV{XDG_CACHE_HOME}/rollcall")
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Gui Widgets Sql Network Svg Test LinguistTools)

# Qt Test puts the absolute source and build folders on every command line (for QFINDTESTDATA, which the tests
# do not use): without them ccache serves a clone in another folder too.
get_target_property(definitions Qt6::Test INTERFACE_COMPILE_DEFINITIONS)
list(FILTER definitions EXCLUDE REGEX "QT_TESTCASE_(BUILD|SOURCE)DIR")
set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${definitions}")

find_package(libssh 0.10.6 CONFIG REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(LIBUV REQUIRED IMPORTED_TARGET libuv>=1.44)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)

find_package(Qt6Keychain REQUIRED)
set(ROLLCALL_KEYCHAIN Qt6Keychain::Qt6Keychain)

# KF6 where the system has it; otherwise the last KF5 release built for Qt 6 (packaging/syntax-highlighting
# builds it into the per-user cache). A KF5 package built for Qt 5 must never be taken.
find_package(KF6SyntaxHighlighting QUIET)
if(KF6SyntaxHighlighting_FOUND)
    set(ROLLCALL_SYNTAX_HIGHLIGHTING KF6::SyntaxHighlighting)
else()
    set(ROLLCALL_KSH_PREFIX "${ROLLCALL_CACHE_DIR}/syntax-highlighting-qt6" CACHE PATH
        "Prefix of a KDE Syntax-Highlighting built for Qt 6")
    find_package(KF5SyntaxHighlighting 5.103 REQUIRED CONFIG
        PATHS ${ROLLCALL_KSH_PREFIX} NO_DEFAULT_PATH)
    set(ROLLCALL_SYNTAX_HIGHLIGHTING KF5::SyntaxHighlighting)
endif()
