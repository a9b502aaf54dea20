// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory.h"

namespace rollcall::test {

using namespace Qt::StringLiterals;

Directory fleet()
{
    Directory directory;
    directory.own = u"mine"_s;
    for (int i = 1; i <= 5; ++i)
        directory.addHost(u"mine"_s, u"web0%1"_s.arg(i));
    directory.addHost(u"mine"_s, u"db-1"_s, {u"postgres"_s, 0, {}, {}});
    directory.addHost(u"mine"_s, u"db-2"_s);
    directory.addHost(u"mine"_s, u"odd name, really!"_s);
    directory.addHost(u"shared"_s, u"edge-1"_s);
    directory.addHost(u"shared"_s, u"web01"_s);
    directory.addGroup(u"mine"_s, u"web"_s, {u"web[01-05]"_s}, {u"deploy"_s, 2200, {}, {}});
    directory.addGroup(u"mine"_s, u"db"_s, {u"db-*"_s}, {u"dba"_s, 0, u"keys"_s, u"bastion"_s}, true);
    directory.addGroup(u"mine"_s, u"all of it"_s, {u"@web"_s, u"@db"_s}, {u"outer"_s, 22, u"outer"_s, {}});
    directory.addGroup(u"mine"_s, u"a"_s, {u"@b"_s});
    directory.addGroup(u"mine"_s, u"b"_s, {u"web01"_s, u"@c"_s});
    directory.addGroup(u"mine"_s, u"c"_s, {u"@a"_s});
    directory.addGroup(u"mine"_s, u"stale"_s, {u"web01"_s, u"gone"_s});
    directory.addGroup(u"mine"_s, u"rack1"_s, {u"web01"_s});
    directory.addGroup(u"mine"_s, u"rack2"_s, {u"web02"_s});
    directory.addGroup(u"shared"_s, u"web"_s, {u"web01"_s, u"edge-1"_s});
    return directory;
}

} // namespace rollcall::test
