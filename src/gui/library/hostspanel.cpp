// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/hostspanel.h"

#include "app/async/loadstate.h"
#include "app/workspace/libraries.h"
#include "core/base/error.h"
#include "core/run/hostspec.h"
#include "core/targets/foldednames.h"
#include "core/targets/targettext.h"
#include "gui/library/libraryeditor.h"
#include "gui/library/names.h"
#include "gui/library/treedelegate.h"
#include "gui/look/commandactions.h"
#include "gui/look/commands.h"
#include "gui/look/searchfieldkeys.h"
#include "gui/look/theme.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "models/library/hostsmodel.h"
#include "models/library/hostwords.h"
#include "ui_hostspanel.h"

#include <QAbstractItemModel>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QList>
#include <QMenu>
#include <QPalette>
#include <QSet>
#include <QTreeView>

namespace rollcall::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::HostsModel;

HostsPanel::HostsPanel(QWidget* parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::HostsPanel>()), m_model(new HostsModel(this)),
      m_proxy(new models::HostsProxy(this))
{
    m_ui->setupUi(this);
    m_ui->searchEdit->addAction(theme::icon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_ui->hintLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->hintLabel->setTextFormat(Qt::PlainText);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(120ms);
    m_ui->searchEdit->setToolTip(withKeys(m_ui->searchEdit->toolTip(), Command::GoHosts));
    dress(m_ui->addButton, Command::AddToLibrary);
    m_ui->addButton->setAccessibleName(commandTip(Command::AddToLibrary)); // "New" alone would not say what
    m_ui->addButton->setMenu(makeAddMenu());
    setUpTree();
    new SearchFieldKeys(m_ui->searchEdit);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, [this] { m_debounce.start(); });
    connect(&m_debounce, &QTimer::timeout, this, &HostsPanel::search);
    connect(m_model, &HostsModel::toggled, this,
            [this](const models::HostWords& words, bool on) { Q_EMIT wordsToggled({words}, on); });
    connect(m_proxy, &models::HostsProxy::toggled, this, [this](QList<models::HostWords> words, bool on) {
        for (models::HostWords& each : words)
            each.words = models::foldWords(each.words);
        Q_EMIT wordsToggled(words, on);
    });
    connect(m_model, &HostsModel::dropped, this,
            [this](const QString& libraryName, const QString& group, const QList<HostsModel::Name>& names) {
                const LibraryPtr library = libraryNamed(libraryName);
                QStringList words;
                for (const HostsModel::Name& name : names)
                    words.append(name.kind == HostsModel::Host && !name.library.isEmpty() ? targetWord(name.name)
                                                                                          : name.word);
                if (library != nullptr)
                    m_editor->addToGroup(library, words, group);
            });
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, change, this, &HostsPanel::updateHint);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HostsPanel::updateHint);
    updateHint();
}

HostsPanel::~HostsPanel() = default;

void HostsPanel::setUpTree()
{
    m_proxy->setSourceModel(m_model);
    QTreeView* const tree = m_ui->tree;
    tree->setModel(m_proxy);
    tree->setItemDelegate(new TreeDelegate(tree));
    tree->setDropIndicatorShown(true);
    tree->setDefaultDropAction(Qt::CopyAction);
    tree->installEventFilter(this);
    m_ui->searchEdit->installEventFilter(this);
    connect(tree, &QWidget::customContextMenuRequested, this, &HostsPanel::showMenu);
    connect(tree, &QTreeView::doubleClicked, this, &HostsPanel::useSelected);
    // Libraries open by themselves, groups when asked. The model itself tells: a proxy is silent about what no
    // view has asked for yet.
    const auto expand = [this] { QTimer::singleShot(0, this, [this] { m_ui->tree->expandToDepth(0); }); };
    connect(m_model, &QAbstractItemModel::modelReset, this, expand);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [expand](const QModelIndex& parent) {
        if (!parent.isValid())
            expand();
    });
}

void HostsPanel::setUp(app::Libraries& libraries, LibraryEditor& editor)
{
    m_libraries = &libraries;
    m_editor = &editor;
    m_model->setLibraries(&libraries.set());
    connect(&libraries, &app::Libraries::ready, this, &HostsPanel::updateHint);
    connect(&libraries, &app::Libraries::problemsChanged, this, &HostsPanel::updateHint);
    m_ui->tree->expandToDepth(0);
    updateHint();
}

void HostsPanel::setResolved(const app::Preflight& preflight)
{
    QSet<QString> names;
    names.reserve(preflight.hosts.size());
    for (const HostSpec& host : preflight.hosts) {
        names.insert(host.name);
        names.unite(QSet<QString>(host.sameLogin.cbegin(), host.sameLogin.cend()));
    }
    m_model->setTicked(names);
}

void HostsPanel::focusSearch()
{
    m_ui->searchEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->searchEdit->selectAll();
}

QWidget* HostsPanel::tree() const
{
    return m_ui->tree;
}

bool HostsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* press = static_cast<QKeyEvent*>(event);
    const int key = press->key();
    if (watched == m_ui->searchEdit && key == Qt::Key_Down) {
        m_ui->tree->setFocus(Qt::TabFocusReason);
        return true;
    }
    const bool enter = (key == Qt::Key_Return || key == Qt::Key_Enter) && !isPressed(Command::Run, *press);
    if (watched == m_ui->searchEdit && enter) {
        goToFirstHit();
        return true;
    }
    if (watched == m_ui->tree && enter) {
        useSelected();
        return true;
    }
    if (watched == m_ui->tree && isPressed(Command::CopyNames, *press)) {
        copySelected();
        return true;
    }
    if (watched == m_ui->tree && isPressed(Command::PasteMembers, *press)) {
        pasteMembers();
        return true;
    }
    if (watched == m_ui->tree && isPressed(Command::EditEntry, *press)) {
        editCurrent();
        return true;
    }
    if (watched == m_ui->tree && isPressed(Command::DeleteEntries, *press)) {
        removeSelected();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

LibraryPtr HostsPanel::libraryNamed(const QString& name) const
{
    return m_libraries->set().find(name);
}

HostsPanel::Selection HostsPanel::selection() const
{
    Selection chosen;
    QSet<QString> libraries;
    QSet<QString> above;
    const auto add = [&](const QList<models::HostWords>& shown) {
        for (const models::HostWords& each : shown) {
            for (const QString& word : models::foldWords(each.words))
                models::addWord(chosen.words, word, each.within);
        }
    };
    for (const QModelIndex& index : m_ui->tree->selectionModel()->selectedRows()) {
        libraries.insert(index.data(HostsModel::LibraryRole).toString());
        const auto kind = static_cast<HostsModel::Kind>(index.data(HostsModel::KindRole).toInt());
        const QString name = index.data(HostsModel::NameRole).toString();
        if (kind == HostsModel::Host) {
            chosen.hosts.append(name);
            above.insert(index.data(HostsModel::GroupRole).toString());
        } else if (kind == HostsModel::Group) {
            chosen.groups.append(name);
        }
        if (kind != HostsModel::Library)
            add(m_proxy->shownWords(index));
    }
    if (libraries.size() == 1)
        chosen.library = libraryNamed(*libraries.cbegin());
    if (above.size() == 1)
        chosen.insideGroup = *above.cbegin();
    chosen.hosts.removeDuplicates();
    chosen.groups.removeDuplicates();
    for (models::HostWords& each : chosen.words)
        each.words.removeDuplicates();
    return chosen;
}

void HostsPanel::editCurrent()
{
    const Selection chosen = selection();
    if (chosen.library == nullptr)
        return;
    if (!chosen.groups.isEmpty())
        m_editor->editGroup(chosen.library, chosen.groups.constFirst());
    else if (!chosen.hosts.isEmpty())
        m_editor->editHost(chosen.library, chosen.hosts.constFirst());
}

void HostsPanel::removeSelected()
{
    const Selection chosen = selection();
    if (chosen.library != nullptr && !(chosen.hosts + chosen.groups).isEmpty())
        m_editor->remove(chosen.library, chosen.hosts, chosen.groups);
}

/// What the search was for: it is in hand for the next key.
void HostsPanel::goToFirstHit()
{
    m_debounce.stop();
    search();
    const QModelIndex hit = m_proxy->firstHit();
    if (!hit.isValid())
        return;
    m_ui->tree->setCurrentIndex(hit);
    m_ui->tree->setFocus(Qt::ShortcutFocusReason);
}

void HostsPanel::copySelected()
{
    QStringList words;
    for (const models::HostWords& each : selection().words)
        words.append(each.words);
    words.removeDuplicates();
    if (!words.isEmpty())
        QGuiApplication::clipboard()->setText(words.join(u'\n'));
}

void HostsPanel::pasteMembers()
{
    const Selection chosen = selection();
    QStringList words;
    for (const TargetPiece& piece : targetPieces(QGuiApplication::clipboard()->text()))
        words.append(piece.text);
    if (chosen.library != nullptr && chosen.groups.size() == 1 && chosen.hosts.isEmpty() && !words.isEmpty())
        m_editor->addToGroup(chosen.library, words, chosen.groups.constFirst());
}

void HostsPanel::useSelected()
{
    if (const QList<models::HostWords> words = selection().words; !words.isEmpty())
        Q_EMIT targetChosen(words);
}

void HostsPanel::updateHint()
{
    const bool empty = m_libraries == nullptr || !areThereHosts(*m_libraries->set().snapshot());
    const bool noHit = !empty && !m_proxy->words().isEmpty() && m_proxy->rowCount() == 0;
    m_ui->hintLabel->setVisible(empty || noHit);
    if (noHit)
        return m_ui->hintLabel->setText(
            tr("No host and no group matches “%1”.").arg(m_ui->searchEdit->text().trimmed()));
    const app::LoadState state = m_libraries == nullptr ? app::LoadState() : m_libraries->state();
    m_ui->hintLabel->setText(state.isLoading() ? tr("Your libraries are being read…")
                             : state.hasFailed()
                                 ? tr("Which hosts there are is not known. %1").arg(errorText(*state.error))
                                 : tr("No hosts yet. Add them with +, or open a shared library."));
}

void HostsPanel::search()
{
    const QString text = m_ui->searchEdit->text();
    m_proxy->setSearch(text);
    if (text.trimmed().isEmpty())
        m_ui->tree->expandToDepth(0);
    else
        m_ui->tree->expandAll();
    updateHint();
}

} // namespace rollcall::gui
