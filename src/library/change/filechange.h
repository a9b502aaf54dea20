// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/snippet.h"
#include "core/targets/host.h"
#include "library/change/change.h"

#include <QByteArray>
#include <QList>

// One file's new text from its present one and the edits for it. Nothing is written here. The result has been
// parsed again and says exactly what it should; an Error means that the file must stay as it is: FileSyntax
// or FileTooNew where it cannot be read, FileConflict where it does not say what an edit takes for granted
// (unless forced). Pure; any thread.
namespace rollcall::library {

/// `former`: what the file said before the change that these edits take back, where that is known. A host that comes
/// back gets its lines and its place from there.
Result<QByteArray> editHostsFile(const QByteArray& bytes, const QString& file, const QList<Edit<Host>>& edits,
                                 const QByteArray& former = {});
/// `bytes` may be empty: a new file.
Result<QByteArray> editGroupFile(const QByteArray& bytes, const QString& file, const Group& before, const Group& after);
Result<QByteArray> editSnippetFile(const QByteArray& bytes, const QString& file, const Snippet& before,
                                   const Snippet& after);

} // namespace rollcall::library
