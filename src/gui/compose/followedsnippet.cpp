// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compose/followedsnippet.h"

#include "app/workspace/libraries.h"
#include "gui/compose/changedsnippetdialog.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"

#include <QCryptographicHash>

namespace rollcall::gui {

namespace {

/// Of what saving writes anew.
QString digestOf(const Snippet& snippet)
{
    Composition steps;
    steps.interpreter = snippet.interpreter;
    steps.steps = snippet.steps;
    return QString::fromLatin1(
        QCryptographicHash::hash(compositionText(steps).toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

FollowedSnippet::FollowedSnippet(app::Libraries& libraries, QObject* parent) : QObject(parent), m_libraries(libraries)
{
    connect(&libraries, &app::Libraries::changed, this, [this] {
        watch();
        Q_EMIT changed();
    });
    watch();
}

void FollowedSnippet::follow(const QString& name, const QString& library, const QString& began)
{
    m_name = name;
    m_library = library;
    m_began = began;
    m_seen.reset();
}

bool FollowedSnippet::isNews(const Snippet& today, const Composition& held) const
{
    if (m_seen)
        return *m_seen != Composition::fromSnippet(today);
    Composition said = Composition::fromSnippet(today, held.values);
    said.standardInput = held.standardInput;
    return said != held;
}

void FollowedSnippet::see(const Snippet& today)
{
    m_seen = Composition::fromSnippet(today);
    begin(today);
}

void FollowedSnippet::begin(const Snippet& today)
{
    m_began = digestOf(today);
}

bool FollowedSnippet::isOther(const Snippet& today) const
{
    return m_began != digestOf(today);
}

bool FollowedSnippet::isKnown() const
{
    return !m_libraries.state().isLoading();
}

FollowedSnippet::Today FollowedSnippet::today(const QString& name) const
{
    bool isOpen = false;
    for (const library::Library* library : m_libraries.set().libraries()) {
        if (name.isEmpty() || (!m_library.isEmpty() && library->path() != m_library))
            continue;
        isOpen = true;
        if (const Snippet* snippet = library->snippet(name))
            return {snippet, {}};
        if (const std::optional<Error> closed = library->data().closed.snippetError(name))
            return {nullptr, errorText(*closed)};
    }
    return {nullptr, isOpen
                         ? tr("The snippet “%1” is not there any more: this is what it said.").arg(name)
                         : tr("The library of the snippet “%1” is not open: this is what the snippet said.").arg(name)};
}

void FollowedSnippet::watch()
{
    for (library::Library* library : m_libraries.set().libraries())
        connect(library, &library::Library::snippetsChanged, this, &FollowedSnippet::changed, Qt::UniqueConnection);
}

} // namespace rollcall::gui
