// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fixture.h"

#include "library/change/change.h"
#include "library/live/library.h"

#include <QApplication>

namespace rollcall::test {

using namespace Qt::StringLiterals;

Fixture::Fixture() : m_workspace(std::make_unique<app::Workspace>(app::Paths::below(m_folder.path())))
{
    m_workspace->open();
    if (!QTest::qWaitFor([this] { return !m_workspace->libraries().state().isLoading(); }, 10'000))
        qFatal("the workspace does not open");
}

Fixture::~Fixture() = default;

void Fixture::addHost(const QString& name, const QString& address)
{
    Host host;
    host.name = name;
    host.address = address.isEmpty() ? u"127.0.0.%1"_s.arg(++m_addresses) : address;
    const Status status = m_workspace->libraries().set().personal()->apply(library::Change::add(host));
    if (!status)
        qFatal("%s", qPrintable(errorText(status.error())));
}

void Fixture::addGroup(const QString& name, const QStringList& members, bool production)
{
    Group group;
    group.name = name;
    group.members = members;
    group.production = production;
    const Status status = m_workspace->libraries().set().personal()->apply(library::Change::add(group));
    if (!status)
        qFatal("%s", qPrintable(errorText(status.error())));
}

void Fixture::addSnippet(const Snippet& snippet)
{
    const Status status = m_workspace->libraries().set().personal()->apply(library::Change::add(snippet));
    if (!status)
        qFatal("%s", qPrintable(errorText(status.error())));
}

const Snippet* Fixture::snippet(const QString& name) const
{
    return m_workspace->libraries().set().personal()->snippet(name);
}

void Fixture::addExamples()
{
    for (const QString& name : {u"web-01"_s, u"web-02"_s, u"web-03"_s, u"db-1"_s})
        addHost(name);
    addGroup(u"web"_s, {u"web-[01-03]"_s});
    addGroup(u"db"_s, {u"db-1"_s}, true);
    Snippet disk;
    disk.name = u"Disk usage"_s;
    disk.folder = u"Storage"_s;
    disk.steps = {{QString(), u"df -h /"_s}};
    addSnippet(disk);
    Snippet greeting;
    greeting.name = u"Greeting"_s;
    greeting.steps = {{QString(), u"echo {{word:hello}} {{name}}"_s}};
    addSnippet(greeting);
}

void type(QWidget* widget, const QString& text)
{
    widget->setFocus();
    QTest::keyClicks(widget, text);
}

QWidget* waitForTopLevel(const QString& nameOrClass)
{
    QWidget* found = nullptr;
    const auto look = [&] {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            const QString kind = QString::fromLatin1(widget->metaObject()->className());
            if (widget->isVisible() && (widget->objectName() == nameOrClass || kind.endsWith(u"::"_s + nameOrClass)))
                found = widget;
        }
        return found != nullptr;
    };
    static_cast<void>(QTest::qWaitFor(look, 5000));
    return found;
}

} // namespace rollcall::test
