// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/windowpages.h"

#include "app/person/person.h"
#include "app/person/settings.h"
#include "app/run/history.h"
#include "app/workspace/workspace.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "gui/library/libraryeditor.h"
#include "gui/library/sshconfigimport.h"
#include "gui/look/errorbox.h"
#include "gui/pages/historydialog.h"
#include "gui/pages/preferencesdialog.h"
#include "gui/shell/windowgeometry.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QIcon>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QStringList>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

WindowPages::WindowPages(app::Workspace& workspace, LibraryEditor& editor, QMainWindow* window)
    : QObject(window), m_workspace(workspace), m_editor(editor), m_window(window)
{
}

void WindowPages::showHistory()
{
    auto* dialog = new HistoryDialog(m_workspace.history(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HistoryDialog::runOpened, this, &WindowPages::runOpened);
    connect(dialog, &HistoryDialog::failed, this,
            [this](const Error& error) { showError(m_window, tr("Past runs"), error); });
    dialog->show();
}

void WindowPages::showPreferences()
{
    app::Person& person = m_workspace.person();
    auto* dialog = new PreferencesDialog(person.settings(), person.keyring(), m_window);
    connect(dialog, &PreferencesDialog::settingsGiven, this, [&person, dialog](const app::Settings& settings) {
        person.setSettings(settings, dialog, [dialog](const Status& status) { dialog->settingsSaved(status); });
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void WindowPages::importSshConfig()
{
    if (!m_editor.mayEdit())
        return;
    auto* import = new SshConfigImport(m_workspace.libraries(), m_editor, m_window);
    import->setAttribute(Qt::WA_DeleteOnClose);
    import->open();
}

void WindowPages::showShortcuts()
{
    QStringList rows;
    for (const QMenu* menu : m_window->menuBar()->findChildren<QMenu*>(Qt::FindDirectChildrenOnly)) {
        for (const QAction* action : menu->actions()) {
            if (action->shortcut().isEmpty())
                continue;
            rows.append(u"<tr><td style='padding-right:24px'>%1</td><td><b>%2</b></td></tr>"_s.arg(
                action->text().remove(u'&').toHtmlEscaped(),
                action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped()));
        }
    }
    auto* const dialog = new QDialog(m_window);
    dialog->setObjectName(u"shortcutsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keyboard shortcuts"));
    auto* const list = new QTextBrowser(dialog);
    list->setAccessibleName(tr("Keyboard shortcuts"));
    list->setHtml(u"<table>"_s + rows.join(QString()) + u"</table>"_s);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* const column = new QVBoxLayout(dialog);
    column->addWidget(list);
    column->addWidget(buttons);
    dialog->resize(WindowGeometry::firstSize(QSize(480, 760), m_window->screen()->availableGeometry().size()));
    dialog->open();
}

void WindowPages::showAbout()
{
    auto* box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Rollcall"));
    box->setIconPixmap(QIcon(u":/icons/rollcall.svg"_s).pixmap(64, 64));
    box->setText(tr("Rollcall %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("Ask every host at once and read the answers.\n\n© 2026 The Rollcall developers. Free "
                               "software under the GNU General Public License, version 3 or later."));
    box->open();
}

} // namespace rollcall::gui
