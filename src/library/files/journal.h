// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <functional>
#include <optional>

// A save that touches several files, written down beside them before the first one is replaced and taken away after
// the last: the same user knows from it what a writer that was killed meant, and finishes it. It lies in the folder,
// so that on a share others know of it too: to them it says that the files may be half of something, and no more,
// since anybody could have put it there (library/files/ownsaves.h tells whose it is). They read the files as they are
// and write nothing until it is finished by whoever began it, or deleted. It names nothing but files of a library.
// Values; any thread.
namespace rollcall::library {

struct JournalEntry
{
    QString file;                    // relative
    QByteArray before;               // stamp; empty: it was not there
    std::optional<QByteArray> after; // nothing: it goes
};

class Journal
{
public:
    static QString fileName() { return QStringLiteral(".rollcall-save"); }
    /// FileSyntax or FileTooNew; `file` only names it in the error.
    static Result<Journal> parse(const QByteArray& bytes, const QString& file);

    explicit Journal(QList<JournalEntry> entries = {}) : m_entries(std::move(entries)) {}
    QByteArray bytes() const;

    using Files = QMap<QString, std::optional<QByteArray>>;
    /// What is still to be done, when `stampOf` tells how each file is now. A file that somebody has changed since
    /// stays as it is; where nothing was done yet when that happened, nothing is to be done at all.
    Files pending(const std::function<QByteArray(const QString&)>& stampOf) const;

private:
    QList<JournalEntry> m_entries;
};

} // namespace rollcall::library
