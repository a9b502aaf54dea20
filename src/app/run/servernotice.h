// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// What servers said during a login, read from the connection log, and the page that one sends people to. The words are
// the server's: hostile, to be shown as such, and no address in them is opened. Pure; any thread.
namespace rollcall::app {

struct ServerNotice
{
    QString name;  // who says so: the host, or a jump host on the way there
    QString words; // one line
};

/// All lines of a log, `host` being whose it is.
QList<ServerNotice> serverNotices(const QStringList& log, const QString& host);

struct ServerPage
{
    QString name;
    QString words;   // the lines around the address, as one text
    QString address; // "https://…"

    bool operator==(const ServerPage&) const = default;
};

/// The page that the login waits for, as far as the log goes; nothing where it waits for none.
std::optional<ServerPage> pageWaitedFor(const QStringList& log, const QString& host);

/// The first address of a page in it; "" where there is none. What cannot be seen in it is shown.
QString pageAddressIn(const QString& text);

} // namespace rollcall::app
