// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>
#include <QStringList>

#include <memory>

namespace KSyntaxHighlighting {
class Definition;
class Repository;
class Theme;
} // namespace KSyntaxHighlighting

// The rules of KDE Syntax-Highlighting, loaded once for the whole window on first use and handed to whoever
// highlights. Owned by the main window; GUI thread.
namespace rollcall::gui {

class Syntax
{
public:
    Syntax();
    ~Syntax();
    Syntax(const Syntax&) = delete;
    Syntax& operator=(const Syntax&) = delete;

    KSyntaxHighlighting::Repository& repository();
    KSyntaxHighlighting::Definition forInterpreter(const QString& interpreter);
    KSyntaxHighlighting::Definition byName(const QString& name); // "JSON"; "" for none
    KSyntaxHighlighting::Theme themeFor(const QPalette& palette);

    /// What a host's output may be highlighted as, for a menu.
    static QStringList contentNames();

private:
    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
};

} // namespace rollcall::gui
