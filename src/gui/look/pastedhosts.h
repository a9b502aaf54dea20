// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

// Lists of hosts that are pasted where hosts are named: what of them would be taken is shown first, unless it is all
// of it as it stands. GUI thread.
namespace rollcall::gui {

/// Takes the text's hosts by `take`, at once where each line is a word of its own, else after asking; what the user
/// would rather have as it is goes to `asText`. `parent` owns the question.
void pasteHosts(QWidget* parent, const QString& text, const std::function<void(const QStringList& words)>& take,
                const std::function<void()>& asText);

/// As a question shows them: the first few, to be read in one line.
QString firstOf(const QStringList& words);

} // namespace rollcall::gui
