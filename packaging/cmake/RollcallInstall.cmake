# SPDX-FileCopyrightText: 2026 The Rollcall developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What `cmake --install` lays down beside the programs, and the Debian package that CPack makes of it
# (cmake --preset release && cmake --build --preset release && cpack --preset release).

set(ROLLCALL_APP_ID org.rollcall.Rollcall)

install(FILES packaging/desktop/${ROLLCALL_APP_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/desktop/${ROLLCALL_APP_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES packaging/deb/copyright README.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/rollcall)

# The icon, as drawn and at the sizes of the hicolor theme.
set(icon ${PROJECT_SOURCE_DIR}/resources/icons/rollcall.svg)
set(sizes 16 22 24 32 48 64 128 256)
set(rendered ${PROJECT_BINARY_DIR}/icons)
file(MAKE_DIRECTORY ${rendered})
list(TRANSFORM sizes APPEND .png OUTPUT_VARIABLE pictures)
list(TRANSFORM pictures PREPEND ${rendered}/)
add_executable(rollcall_render_icon packaging/icons/render.cpp)
set_target_properties(rollcall_render_icon PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
target_link_libraries(rollcall_render_icon PRIVATE Qt6::Svg Qt6::Gui)
add_custom_command(OUTPUT ${pictures} DEPENDS ${icon} rollcall_render_icon VERBATIM
    COMMAND rollcall_render_icon ${icon} ${rendered} ${sizes})
add_custom_target(rollcall_icons ALL DEPENDS ${pictures})
install(FILES ${icon} DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps RENAME ${ROLLCALL_APP_ID}.svg)
foreach(size IN LISTS sizes)
    install(FILES ${rendered}/${size}.png RENAME ${ROLLCALL_APP_ID}.png
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
endforeach()

# Man pages, compressed as every Debian page is.
file(GLOB pages CONFIGURE_DEPENDS packaging/man/*.[15])
find_program(ROLLCALL_GZIP gzip REQUIRED)
foreach(page IN LISTS pages)
    get_filename_component(name ${page} NAME)
    add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/man/${name}.gz DEPENDS ${page} VERBATIM
        COMMAND ${ROLLCALL_GZIP} -9nc ${page} > ${PROJECT_BINARY_DIR}/man/${name}.gz)
    list(APPEND compressed ${PROJECT_BINARY_DIR}/man/${name}.gz)
    string(REGEX REPLACE ".*\\." "" section ${name})
    install(FILES ${PROJECT_BINARY_DIR}/man/${name}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/man)
add_custom_target(rollcall_man ALL DEPENDS ${compressed})

# The package. Libraries are found by dpkg-shlibdeps; what is loaded at run time is named here. Its revision
# names the Debian it was built on, because Qt, libssh and yaml-cpp differ between them.
file(STRINGS /etc/os-release debian REGEX "^VERSION_ID=")
string(REGEX REPLACE "[^0-9.]" "" debian "${debian}")
set(svg_plugin qt6-svg-plugins)
if(Qt6_VERSION VERSION_LESS 6.8)
    set(svg_plugin libqt6svg6)
endif()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME rollcall)
set(CPACK_PACKAGE_VENDOR "The Rollcall developers")
set(CPACK_PACKAGE_CONTACT "The Rollcall developers <developers@rollcall.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "run commands on groups of hosts over SSH")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Rollcall is a desktop program for administrators of many machines: point at a saved group of hosts, pick
 a saved snippet or type a command, press Run, and every host answers at once over SSH. The answers arrive
 live, identical ones folded together; they can be filtered, kept, reopened and exported to CSV.
 .
 The package holds the window (rollcall), the same runs from a terminal (rollcall-cli), and a fleet of demo
 hosts on loopback to try both without a single machine (rollcall-fleet).")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
if(debian)
    set(CPACK_DEBIAN_PACKAGE_RELEASE 1~deb${debian})
endif()
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, ${svg_plugin}, libsecret-1-0")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "breeze-icon-theme, fonts-noto-core, fonts-noto-mono, git, openssh-client, qt6-translations-l10n")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
include(CPack)
