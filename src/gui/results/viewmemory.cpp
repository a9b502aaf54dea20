// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/results/viewmemory.h"

#include "analysis/fold/masker.h"
#include "app/person/inifile.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>
#include <QStringList>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype handful = 5; // hosts

/// A snippet's name makes no key of a file: hashed. Of typed commands: one for all.
QString keyOf(const StoredSpec& run)
{
    const QByteArray hash = QCryptographicHash::hash(run.snippet.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"views/"_s + (run.snippet.isEmpty() ? u"typed"_s : QString::fromLatin1(hash.first(16)));
}

} // namespace

RememberedView recalledView(const app::IniFile* kept, const StoredSpec& run)
{
    RememberedView view;
    view.isAnswers = run.hosts.size() > handful;
    const QStringList said = kept == nullptr ? QStringList() : kept->value(keyOf(run)).toStringList();
    if (said.size() < 2)
        return view;
    view.isAnswers = said[0] == "answers"_L1;
    const Result<Masks> masks = masksFrom(said[1]);
    // Somebody may have written into the file what is none.
    if (masks && analysis::Masker::make({*masks, said.mid(2)}).ok())
        view.masks = {*masks, said.mid(2)};
    return view;
}

void rememberView(app::IniFile& kept, const StoredSpec& run, const RememberedView& view)
{
    QStringList said{view.isAnswers ? u"answers"_s : u"table"_s, maskNames(view.masks.masks)};
    said += view.masks.patterns;
    kept.setValue(keyOf(run), said);
    kept.save();
}

} // namespace rollcall::gui
