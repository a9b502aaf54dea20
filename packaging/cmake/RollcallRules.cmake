# SPDX-FileCopyrightText: 2026 The Rollcall developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How everything is compiled, and the words src/CMakeLists.txt and tests/CMakeLists.txt are written in:
#   rollcall_room(NAME PURPOSE LINKS … [PRIVATE_LINKS …] [PCH widgets] [FORMS DIR])  a static library
#   rollcall_folder(ROOM/FOLDER PURPOSE [USES FOLDER…])                      a part of it: its sources
#   rollcall_program(NAME ROOM room)                                         an executable: room/main.cpp
#   rollcall_catalogues()                                                    the translations, embedded
#   rollcall_room_tests(NAME [LINKS …] [LABELS …] [PCH widgets] [ALONE])  one test executable per room

option(ROLLCALL_WERROR "Treat warnings as errors" OFF)
set(ROLLCALL_SANITIZE "" CACHE STRING "Sanitizers, as given to -fsanitize=")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTOUIC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set_property(GLOBAL PROPERTY AUTOGEN_TARGETS_FOLDER autogen)

# ccache: precompiled headers need these sloppiness flags (ccache(1)); the base directory and the unhashed
# working directory let a clone in another folder (CI) hit what an earlier one compiled.
# Its own cache, so that the limit does not shrink the user's; an explicit CCACHE_DIR wins.
find_program(ROLLCALL_CCACHE ccache)
if(ROLLCALL_CCACHE)
    set(ROLLCALL_CCACHE_DIR ${ROLLCALL_CACHE_DIR}/ccache)
    if(DEFINED ENV{CCACHE_DIR})
        set(ROLLCALL_CCACHE_DIR $ENV{CCACHE_DIR})
    endif()
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_DIR=${ROLLCALL_CCACHE_DIR} CCACHE_MAXSIZE=4G CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_INODECACHE=1 # a precompiled header has 140 MB: hashed once and not for each file
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${ROLLCALL_CCACHE})
endif()
find_program(ROLLCALL_MOLD mold)
if(ROLLCALL_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

add_library(rollcall_rules INTERFACE)
target_compile_definitions(rollcall_rules INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400
    ROLLCALL_VERSION="${PROJECT_VERSION}")
# What Qt deprecated after 6.4 has no replacement there: no warning about it on newer ones.
if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    target_compile_definitions(rollcall_rules INTERFACE QT_WARN_DEPRECATED_UP_TO=0x060400)
endif()
target_compile_options(rollcall_rules INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor
    -Woverloaded-virtual -Wshadow -fno-strict-overflow
    $<$<BOOL:${ROLLCALL_WERROR}>:-Werror>
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
    # Where several files are compiled at once, each looks like a header of the one around them. A local name shadows what
    # another file has of its own, which g++ 12 is let to find: newer systems take other files together.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wno-subobject-linkage>
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CMAKE_UNITY_BUILD}>,$<VERSION_GREATER_EQUAL:$<CXX_COMPILER_VERSION>,13>>:-Wno-shadow;-Wshadow=local>)
target_include_directories(rollcall_rules INTERFACE ${PROJECT_SOURCE_DIR}/src)
# Qt's five minutes for a function are few for one that starts a hundred processes under a sanitizer: ctest has a limit.
set(ROLLCALL_TEST_ENVIRONMENT QT_QPA_PLATFORM=offscreen QTEST_FUNCTION_TIMEOUT=1200000)
if(ROLLCALL_SANITIZE)
    # A finding ends the program, so that a test cannot pass over it. g++ 12 sees uninitialized variables where the
    # sanitizers' own code is; that alone stays a warning. Debian's libraries are not instrumented. Qt 6.4's headers compare
    # an empty list with a null one by memcmp(nullptr, …, 0): a null pointer that matters ends in a crash all the same.
    target_compile_options(rollcall_rules INTERFACE -fsanitize=${ROLLCALL_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize=nonnull-attribute -fno-sanitize-recover=all -Wno-error=maybe-uninitialized)
    # Tests start a program some thousand times: at a fixed place it starts in half the time. The search for what is
    # defined twice costs as much, and in one program finds nothing.
    target_link_options(rollcall_rules INTERFACE -fsanitize=${ROLLCALL_SANITIZE})
    if(NOT ROLLCALL_SANITIZE STREQUAL "thread")
        target_link_options(rollcall_rules INTERFACE -no-pie)
    endif()
    list(APPEND ROLLCALL_TEST_ENVIRONMENT
        ASAN_OPTIONS=detect_odr_violation=0
        UBSAN_OPTIONS=print_stacktrace=1
        LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0
        TSAN_OPTIONS=ignore_noninstrumented_modules=1:die_after_fork=0)
endif()

# Two precompiled headers serve every target: one without widgets, one with.
foreach(kind core widgets)
    set(stub ${PROJECT_BINARY_DIR}/pch_${kind}.cpp)
    file(CONFIGURE OUTPUT ${stub} CONTENT "namespace rollcall { void pch_${kind}() {} }\n")
    add_library(rollcall_pch_${kind} STATIC ${stub})
    set_target_properties(rollcall_pch_${kind} PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
endforeach()
# They hold what nearly every file includes and no more: loading all of QtCore costs a second per file.
set(everywhere <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QHash> <QList> <QMap> <QObject> <QPointer>
    <QSet> <QString> <QStringList> <QTimer> <QVariant> <algorithm> <chrono> <deque> <functional> <memory> <mutex>
    <optional> <span> <string> <unordered_map> <utility> <variant> <vector>)
target_link_libraries(rollcall_pch_core PRIVATE rollcall_rules Qt6::Core)
target_precompile_headers(rollcall_pch_core PRIVATE ${everywhere})
target_link_libraries(rollcall_pch_widgets PRIVATE rollcall_rules Qt6::Core Qt6::Widgets)
target_precompile_headers(rollcall_pch_widgets PRIVATE ${everywhere} <QAbstractItemModel> <QAction> <QApplication>
    <QCheckBox> <QComboBox> <QDialog> <QHeaderView> <QIcon> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPlainTextEdit>
    <QPushButton> <QSortFilterProxyModel> <QStyledItemDelegate> <QTableView> <QToolButton> <QTreeView> <QVBoxLayout>
    <QWidget>)

function(rollcall_precompile target kind)
    if(NOT kind)
        set(kind core)
    endif()
    target_precompile_headers(${target} REUSE_FROM rollcall_pch_${kind})
endfunction()

# The files of a room are those of its folder, and of the folders in it that are told of behind it.
# tests/house reads both calls: each PURPOSE is one line, and nothing is included beyond LINKS and USES.
function(rollcall_room name purpose)
    cmake_parse_arguments(ROOM "" "PCH;FORMS" "LINKS;PRIVATE_LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${name}/*.cpp ${name}/*.h ${name}/*.qrc)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    if(ROOM_FORMS)
        file(GLOB forms CONFIGURE_DEPENDS ${ROOM_FORMS}/*.ui)
        list(APPEND sources ${forms})
    endif()
    add_library(rollcall_${name} STATIC ${sources})
    add_library(rollcall::${name} ALIAS rollcall_${name})
    target_link_libraries(rollcall_${name} PUBLIC rollcall_rules ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE_LINKS})
    if(ROOM_FORMS)
        set_target_properties(rollcall_${name} PROPERTIES AUTOUIC_SEARCH_PATHS ${ROOM_FORMS})
    endif()
    rollcall_precompile(rollcall_${name} "${ROOM_PCH}")
endfunction()

function(rollcall_folder path purpose)
    file(GLOB sources CONFIGURE_DEPENDS ${path}/*.cpp ${path}/*.h ${path}/*.qrc)
    get_filename_component(room ${path} DIRECTORY)
    target_sources(rollcall_${room} PRIVATE ${sources})
endfunction()

# The catalogues of translations/, compiled into whatever links them: ":/i18n/rollcall_de.qm".
# `cmake --build --preset dev --target update_translations` gathers the sentences of the sources.
function(rollcall_catalogues)
    file(GLOB catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/*.ts)
    set(folder ${PROJECT_BINARY_DIR}/translations)
    set(entries "")
    foreach(catalogue IN LISTS catalogues)
        get_filename_component(stem ${catalogue} NAME_WE)
        add_custom_command(OUTPUT ${folder}/${stem}.qm DEPENDS ${catalogue} VERBATIM
            COMMAND Qt6::lrelease -silent ${catalogue} -qm ${folder}/${stem}.qm)
        list(APPEND compiled ${folder}/${stem}.qm)
        string(APPEND entries "<file>${stem}.qm</file>")
    endforeach()
    file(CONFIGURE OUTPUT ${folder}/translations.qrc CONTENT
        "<RCC><qresource prefix=\"/i18n\">${entries}</qresource></RCC>\n")
    add_custom_command(OUTPUT ${folder}/translations.cpp DEPENDS ${folder}/translations.qrc ${compiled} VERBATIM
        COMMAND Qt6::rcc --name translations --output ${folder}/translations.cpp ${folder}/translations.qrc)
    add_library(rollcall_translations OBJECT ${folder}/translations.cpp)
    set_target_properties(rollcall_translations PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
    set(english ${PROJECT_SOURCE_DIR}/translations/rollcall_en.ts) # its plurals only: the source is English
    set(others ${catalogues})
    list(REMOVE_ITEM others ${english})
    add_custom_target(update_translations VERBATIM WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
        COMMAND Qt6::lupdate -locations none -no-obsolete src ui -I src -ts ${others}
        COMMAND Qt6::lupdate -locations none -no-obsolete -pluralonly src ui -I src -ts ${english})
endfunction()

function(rollcall_program name)
    cmake_parse_arguments(PROGRAM "" "ROOM" "" ${ARGN})
    if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${PROGRAM_ROOM}/main.cpp)
        message(STATUS "Program ${name} has no main.cpp yet")
        return()
    endif()
    add_executable(${name} ${PROGRAM_ROOM}/main.cpp)
    target_link_libraries(${name} PRIVATE rollcall::${PROGRAM_ROOM} rollcall_translations)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
    install(TARGETS ${name})
endfunction()

# One executable per room: every tests/ROOM/tst_*.cpp is one class registered with ROLLCALL_TEST
# (tests/support/testmain.h); each becomes its own ctest entry ROOM.tst_SUBJECT.
# A file whose text holds "ROLLCALL_TEST_LABEL: slow" or "waits" carries that ctest label. Slow ones run by themselves.
# Those that mostly wait for servers count as one of two processors per core, the others as both: where ctest is given
# two jobs per core, they run beside the others, and begin first. ALONE: that each function passes by itself is tried by
# ROOM.tst_SUBJECT.alone, which is slow; classes that are slow anyway have none.
function(rollcall_room_tests name)
    cmake_parse_arguments(TESTS "ALONE" "PCH" "LINKS;LABELS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${name}/*.cpp ${name}/*.h)
    add_executable(${name}_tests ${sources})
    rollcall_precompile(${name}_tests "${TESTS_PCH}")
    target_link_libraries(${name}_tests PRIVATE rollcall_test_support ${TESTS_LINKS})
    foreach(source IN LISTS sources)
        get_filename_component(subject ${source} NAME_WE)
        if(NOT subject MATCHES "^tst_")
            continue()
        endif()
        set(test ${name}.${subject})
        add_test(NAME ${test} COMMAND ${name}_tests ${subject})
        set(labels ${name} ${TESTS_LABELS})
        file(STRINGS ${source} waits REGEX "ROLLCALL_TEST_LABEL: waits")
        if(waits)
            list(APPEND labels waits)
            set_tests_properties(${test} PROPERTIES COST 100)
        else()
            set_tests_properties(${test} PROPERTIES PROCESSORS 2)
        endif()
        file(STRINGS ${source} slow REGEX "ROLLCALL_TEST_LABEL: slow")
        set(limit 600) # seconds; what ends tests that hang, on slow machines too
        if(ROLLCALL_SANITIZE)
            set(limit 1200)
        endif()
        if(slow)
            list(APPEND labels slow)
            set(limit 1200)
            set_tests_properties(${test} PROPERTIES RUN_SERIAL ON)
        endif()
        set_tests_properties(${test} PROPERTIES TIMEOUT ${limit} LABELS "${labels}"
            ENVIRONMENT "${ROLLCALL_TEST_ENVIRONMENT}")
        if(TESTS_ALONE AND NOT slow)
            add_test(NAME ${test}.alone COMMAND ${name}_tests ${subject} -alone)
            set_tests_properties(${test}.alone PROPERTIES TIMEOUT 600 PROCESSORS 2 LABELS "${labels};slow"
                ENVIRONMENT "${ROLLCALL_TEST_ENVIRONMENT}")
        endif()
    endforeach()
endfunction()
