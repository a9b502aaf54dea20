// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/snippetspanel.h"

#include "app/async/loadstate.h"
#include "app/person/inifile.h"
#include "app/workspace/libraries.h"
#include "core/base/error.h"
#include "gui/library/libraryeditor.h"
#include "gui/library/treedelegate.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/look/searchfieldkeys.h"
#include "gui/look/theme.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "models/library/snippetsmodel.h"
#include "ui_snippetspanel.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPalette>
#include <QStringList>
#include <QToolButton>
#include <QTreeView>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::SnippetsModel;

SnippetsPanel::SnippetsPanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::SnippetsPanel>()), m_model(new SnippetsModel(this)),
      m_proxy(new models::SnippetsProxy(this))
{
    m_ui->setupUi(this);
    m_ui->searchEdit->addAction(theme::icon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_ui->searchEdit->setToolTip(withKeys(m_ui->searchEdit->toolTip(), Command::GoSnippets));
    dress(m_ui->addButton, Command::NewSnippet);
    m_ui->hintLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->hintLabel->setTextFormat(Qt::PlainText);
    m_proxy->setSourceModel(m_model);
    m_ui->tree->setModel(m_proxy);
    m_ui->tree->setItemDelegate(new SnippetDelegate(m_ui->tree));
    m_ui->tree->installEventFilter(this);
    m_ui->searchEdit->installEventFilter(this);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(120ms);
    new SearchFieldKeys(m_ui->searchEdit);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, [this] { m_debounce.start(); });
    connect(&m_debounce, &QTimer::timeout, this, &SnippetsPanel::search);
    connect(m_ui->addButton, &QToolButton::clicked, this, &SnippetsPanel::newRequested);
    connect(m_ui->tree, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) { load(index, false); });
    connect(m_ui->tree, &QWidget::customContextMenuRequested, this, &SnippetsPanel::showMenu);
    // Of the model itself: a proxy is silent about what no view has asked for yet. The tree follows a turn later.
    const auto filled = [this] {
        QTimer::singleShot(0, this, [this] { m_ui->tree->expandAll(); });
        updateHint();
    };
    connect(m_model, &QAbstractItemModel::rowsInserted, this, filled);
    connect(m_model, &QAbstractItemModel::modelReset, this, filled);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &SnippetsPanel::updateHint);
    updateHint();
}

SnippetsPanel::~SnippetsPanel() = default;

void SnippetsPanel::setUp(app::Libraries& libraries, LibraryEditor& editor, app::IniFile& window)
{
    m_libraries = &libraries;
    m_window = &window;
    m_editor = &editor;
    m_model->setFavourites(window.value(u"snippets/favourites"_s).toStringList());
    m_model->setLibraries(&libraries.set());
    connect(&editor, &LibraryEditor::snippetRenamed, this, &SnippetsPanel::renamed);
    connect(&libraries, &app::Libraries::ready, this, &SnippetsPanel::updateHint);
    connect(&libraries, &app::Libraries::problemsChanged, this, &SnippetsPanel::updateHint);
    m_ui->tree->expandAll();
    updateHint();
}

void SnippetsPanel::focusSearch()
{
    m_ui->searchEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->searchEdit->selectAll();
}

QWidget* SnippetsPanel::tree() const
{
    return m_ui->tree;
}

bool SnippetsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* press = static_cast<QKeyEvent*>(event);
    if (watched == m_ui->searchEdit && press->key() == Qt::Key_Down) {
        m_ui->tree->setFocus(Qt::TabFocusReason);
        return true;
    }
    const bool enter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
    if (watched == m_ui->searchEdit && enter && !isPressed(Command::Run, *press)) {
        goToFirstHit();
        return true;
    }
    const Entry current = watched == m_ui->tree ? entryAt(m_ui->tree->currentIndex()) : Entry();
    if (current.library != nullptr && isPressed(Command::EditSnippet, *press)) {
        m_editor->editSnippet(current.library, current.name);
        return true;
    }
    if (current.library != nullptr && isPressed(Command::DeleteSnippet, *press)) {
        m_editor->removeSnippet(current.library, current.name);
        return true;
    }
    if (watched == m_ui->tree && enter && !press->modifiers().testFlag(Qt::ControlModifier)) {
        load(m_ui->tree->currentIndex(), press->modifiers().testFlag(Qt::ShiftModifier));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

SnippetsPanel::Entry SnippetsPanel::entryAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.data(SnippetsModel::KindRole).toInt() != SnippetsModel::Snippet)
        return {};
    return {m_libraries->set().find(index.data(SnippetsModel::LibraryRole).toString()),
            index.data(SnippetsModel::NameRole).toString()};
}

void SnippetsPanel::load(const QModelIndex& index, bool newTab)
{
    if (const Entry entry = entryAt(index); entry.library != nullptr)
        Q_EMIT loadRequested(entry.library, entry.name, newTab);
}

void SnippetsPanel::showMenu(const QPoint& position)
{
    const QModelIndex index = m_ui->tree->indexAt(position);
    const Entry entry = entryAt(index);
    auto* menu = new QMenu(this);
    menu->setObjectName(u"snippetsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Givens given;
    given.setFlag(Given::Writable, entry.library != nullptr && entry.library->isWritable());
    const auto add = [&](Command command, auto slot) {
        connect(addCommand(menu, command, given), &QAction::triggered, this, slot);
    };
    if (entry.library != nullptr) {
        const bool favourite = index.data(SnippetsModel::FavouriteRole).toBool();
        add(Command::LoadSnippet, [this, entry] { Q_EMIT loadRequested(entry.library, entry.name, false); });
        add(Command::LoadInNewTab, [this, entry] { Q_EMIT loadRequested(entry.library, entry.name, true); });
        menu->addSeparator();
        add(favourite ? Command::NoFavourite : Command::Favourite, [this, entry] { toggleFavourite(entry); });
        add(Command::EditSnippet, [this, entry] { m_editor->editSnippet(entry.library, entry.name); });
        add(Command::DuplicateSnippet, [this, entry] { m_editor->duplicateSnippet(entry.library, entry.name); });
        add(Command::DeleteSnippet, [this, entry] { m_editor->removeSnippet(entry.library, entry.name); });
        menu->addSeparator();
    }
    add(Command::NewSnippet, [this] { Q_EMIT newRequested(); });
    menu->popup(m_ui->tree->viewport()->mapToGlobal(position));
}

void SnippetsPanel::toggleFavourite(const Entry& entry)
{
    const QString key = SnippetsModel::favouriteKey(m_libraries->set().nameOf(entry.library), entry.name);
    QStringList favourites = m_model->favourites();
    if (favourites.removeAll(key) == 0)
        favourites.append(key);
    keepFavourites(favourites);
}

/// A star goes with what it was given to, whatever that is called.
void SnippetsPanel::renamed(const LibraryPtr& library, const QString& before, const QString& after)
{
    const QString name = m_libraries->set().nameOf(library);
    QStringList favourites = m_model->favourites();
    if (favourites.removeAll(SnippetsModel::favouriteKey(name, before)) == 0)
        return;
    favourites.append(SnippetsModel::favouriteKey(name, after));
    keepFavourites(favourites);
}

void SnippetsPanel::keepFavourites(const QStringList& favourites)
{
    m_model->setFavourites(favourites);
    m_window->setValue(u"snippets/favourites"_s, favourites);
    m_window->save();
}

void SnippetsPanel::search()
{
    m_proxy->setSearch(m_ui->searchEdit->text());
    m_ui->tree->expandAll();
    updateHint();
}

void SnippetsPanel::goToFirstHit()
{
    m_debounce.stop();
    search();
    const QModelIndex hit = m_proxy->firstHit();
    if (!hit.isValid())
        return;
    m_ui->tree->setCurrentIndex(hit);
    m_ui->tree->setFocus(Qt::ShortcutFocusReason);
}

void SnippetsPanel::updateHint()
{
    const bool empty = m_model->rowCount() == 0;
    const bool noHit = !empty && m_proxy->rowCount() == 0;
    m_ui->hintLabel->setVisible(empty || noHit);
    if (noHit)
        return m_ui->hintLabel->setText(tr("No snippet matches “%1”.").arg(m_ui->searchEdit->text().trimmed()));
    const app::LoadState state =
        m_libraries == nullptr ? app::LoadState() : m_libraries->state(app::Libraries::Kind::Snippets);
    m_ui->hintLabel->setText(state.isLoading() ? tr("Your libraries are being read…")
                             : state.hasFailed()
                                 ? tr("Which snippets there are is not known. %1").arg(errorText(*state.error))
                                 : tr("No snippets yet. Type a command in a tab and save it with %1.")
                                       .arg(commandKeysText(Command::SaveSnippet)));
}

} // namespace rollcall::gui
