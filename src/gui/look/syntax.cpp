// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/syntax.h"

#include "core/result/contenttype.h"
#include "gui/look/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

Syntax::Syntax() = default;
Syntax::~Syntax() = default;

KSyntaxHighlighting::Repository& Syntax::repository()
{
    if (!m_repository)
        m_repository = std::make_unique<KSyntaxHighlighting::Repository>();
    return *m_repository;
}

KSyntaxHighlighting::Definition Syntax::forInterpreter(const QString& interpreter)
{
    return byName(interpreterDefinition(interpreter));
}

KSyntaxHighlighting::Definition Syntax::byName(const QString& name)
{
    return name.isEmpty() ? KSyntaxHighlighting::Definition() : repository().definitionForName(name);
}

KSyntaxHighlighting::Theme Syntax::themeFor(const QPalette& palette)
{
    return repository().defaultTheme(theme::isDark(palette) ? KSyntaxHighlighting::Repository::DarkTheme
                                                            : KSyntaxHighlighting::Repository::LightTheme);
}

QStringList Syntax::contentNames()
{
    return {u"Log File (advanced)"_s, u"JSON"_s, u"YAML"_s, u"Diff"_s, u"INI Files"_s, u"XML"_s, u"HTML"_s, u"Bash"_s};
}

} // namespace rollcall::gui
