// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/encoding.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// What a library says of hosts and groups, as written in its files (nothing inherited, nothing resolved).
// Plain values; any thread. HostSpec (core/run/hostspec.h) is what becomes of a Host before it is connected to.
namespace rollcall {

/// How to log in and get there, and what comes back, as far as a host or a group says. Empty or 0 means "not said
/// here".
struct AccessSettings
{
    QString user;
    quint16 port = 0;
    QString identity; // by name; each person binds the name locally
    QString jump;     // host names or user@host[:port], the first hop first, divided by commas; or "none"
    std::optional<bool> legacyAlgorithms = std::nullopt; // may SHA-1 and CBC be used, where nothing better is offered
    std::optional<Encoding> encoding = std::nullopt;     // of outputs, where they are not valid UTF-8

    bool operator==(const AccessSettings&) const = default;
};

struct Host
{
    QString name;    // unique in its library; what tables show
    QString address; // empty: the name is the address
    AccessSettings access;
    QStringList tags;
    QMap<QString, QString> variables;
    QString description;

    bool operator==(const Host&) const = default;
};

struct Group
{
    QString name; // unique in its library
    QString description;
    QStringList members;   // together one target expression: see core/targets/members.h
    AccessSettings access; // for members that do not say themselves
    bool production = false;

    bool operator==(const Group&) const = default;
};

} // namespace rollcall
