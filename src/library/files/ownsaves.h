// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

// Which journal (library/files/journal.h) is this user's own. A journal lies in the library's folder, where anybody who
// shares it may put one: what it says counts only if its check sum is noted here, in the user's state folder, which was
// done before it was written. One note a library, taken away with the journal, so that one that was used does not
// count again. Elsewhere, be it another computer or another path, nobody knows of it. A value; blocking; any thread.
namespace rollcall::library {

class OwnSaves
{
public:
    explicit OwnSaves(QString folder) : m_folder(std::move(folder)) {}

    Status note(const QString& library, const QByteArray& journal) const;
    /// A note counts only in a plain file of this user's, which nobody else can write.
    bool has(const QString& library, const QByteArray& journal) const;
    void forget(const QString& library) const;

private:
    QString nameOf(const QString& library) const;

    QString m_folder;
};

} // namespace rollcall::library
