# SPDX-FileCopyrightText: 2026 The Rollcall developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installing what the lists of packaging/packages name. Nothing is asked of apt when all is there already.

# Which column of the lists holds here: 12 is Qt 6.4 without KF6, 13 has KF6 Syntax-Highlighting.
debian_release() {
    local id version
    id=$(. /etc/os-release && echo "${ID:-}")
    version=$(. /etc/os-release && echo "${VERSION_ID:-}")
    if [ "$id" = debian ] && [ "$version" = 12 ]; then
        echo 12
    elif [ "$id" = debian ] || apt-cache show libkf6syntaxhighlighting-dev >/dev/null 2>&1; then
        echo 13
    else
        echo 12
    fi
}

# Prints the packages of the named lists.
packages_of() {
    local list
    for list; do
        awk -v release="$(debian_release)" '!/^#/ && NF && ($2 == "all" || $2 == release) { print $1 }' \
            "$ROLLCALL_SOURCE/packaging/packages/$list"
    done
}

missing_of() {
    comm -23 <(packages_of "$@" | sort -u) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u)
}

# Where there is no apt, the reader learns what to look for under other names.
explain_by_hand() {
    local list
    {
        echo "This system has no apt, so nothing was installed. Rollcall needs (Debian's package names):"
        for list; do
            printf '\nto %s:\n' "$list"
            awk '!/^#/ && NF { why = $3; for (i = 4; i <= NF; i++) why = why " " $i
                               printf "  %-30s %s\n", $1, why }' "$ROLLCALL_SOURCE/packaging/packages/$list"
        done
        printf '\nThe libraries: Qt 6.4 or newer (Widgets, Concurrent, Sql with SQLite, Network, Svg, Test,\n'
        printf 'Linguist tools), libssh 0.10.6, libuv 1.44, yaml-cpp 0.7, PCRE2 (8 bit), nettle, QtKeychain for Qt 6,\n'
        printf 'KDE Syntax-Highlighting for Qt 6; g++ 12 or newer, CMake 3.25, Ninja.\n'
        printf 'With those in place:  cmake --preset dev && cmake --build --preset dev && ctest --preset dev\n'
    } >&2
    die "cannot install packages without apt"
}

# openssh-server is wanted for its program alone. Where it is new, its service must neither start now
# (policy-rc.d) nor at the next boot (masked), or a test run would open the machine to the network.
# Prints the file that quiet_services_end has to remove again.
quiet_services_begin() {
    if [ -d /etc/systemd/system ] && [ ! -e /etc/systemd/system/ssh.service ]; then
        note "its service ssh is masked, so that no SSH server starts ('systemctl unmask ssh' undoes that)"
        as_root ln -s /dev/null /etc/systemd/system/ssh.service
    fi
    [ ! -e /usr/sbin/policy-rc.d ] || return 0
    as_root sh -c 'printf "#!/bin/sh\nexit 101\n" >/usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d'
    trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
    quieted=yes
}

quiet_services_end() {
    [ -n "${quieted:-}" ] || return 0
    as_root rm -f /usr/sbin/policy-rc.d
    trap - EXIT
    quieted=
}

# dpkg asks nothing: where the user has changed a configuration file, it is kept.
apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 \
        -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@" </dev/null
}

# The first mirror of the running release in the system's sources, as apt itself understands them
# (one-line or deb822 style, several lists, options). Security and update suites live elsewhere.
system_mirror() {
    local codename
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
    apt-get indextargets --no-release-info --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' \
        'Created-By: Packages' |
        awk -v codename="$codename" \
            '($1 == codename || $1 == "stable" || $1 == "oldstable") && $2 == "main" && $3 !~ /^cdrom:/ \
             { print $3; exit }'
}

# install_packages LIST…: installs what is missing of packaging/packages/LIST.
install_packages() {
    local missing
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || explain_by_hand "$@"
    mapfile -t missing < <(missing_of "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    say "Installing ${#missing[@]} packages, needed to ${*}"
    note "${missing[*]}"
    [ "$(id -u)" -eq 0 ] || note "through sudo, which may ask for your password"
    case " ${missing[*]} " in *' openssh-server '*) quiet_services_begin ;; esac
    mkdir -p "$ROLLCALL_CACHE/logs"
    logged "$ROLLCALL_CACHE/logs/apt-update.log" apt_get update
    logged "$ROLLCALL_CACHE/logs/apt-install.log" apt_get install -y --no-install-recommends "${missing[@]}"
    quiet_services_end
    mapfile -t missing < <(missing_of "$@")
    [ "${#missing[@]}" -eq 0 ] || die "still missing after apt: ${missing[*]}"
}
