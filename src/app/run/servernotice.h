// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// What servers said during a login, read from the connection log, and what one waits for somebody to do. The words are
// the server's: hostile, to be shown as such, and no address in them is opened. Pure; any thread.
namespace rollcall::app {

struct ServerNotice
{
    QString name;  // who says so: the host, or a jump host on the way there
    QString words; // one line
};

/// All lines of a log, `host` being whose it is.
QList<ServerNotice> serverNotices(const QStringList& log, const QString& host);

struct PersonWanted
{
    QString name;    // who waits: the host, or a jump host on the way there
    QString words;   // the last it said, as one text
    QString address; // "https://…" of the page that is to be visited; "" where something else is to be done

    bool operator==(const PersonWanted&) const = default;
};

/// What the login waits for somebody to do, as far as the log goes; nothing where it waits for nobody.
std::optional<PersonWanted> personWanted(const QStringList& log, const QString& host);

/// The first address of a page in it; "" where there is none. What cannot be seen in it is shown.
QString pageAddressIn(const QString& text);

} // namespace rollcall::app
