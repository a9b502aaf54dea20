// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/library/sshconfigimport.h"

#include "app/prepare/surroundings.h"
#include "app/workspace/libraries.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/targets/host.h"
#include "core/targets/targettext.h"
#include "gui/library/libraryeditor.h"
#include "gui/look/theme.h"
#include "library/change/change.h"
#include "library/edits/edits.h"
#include "library/edits/newnames.h"
#include "library/live/library.h"
#include "ui_sshconfigimport.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QListWidgetItem>
#include <QPushButton>
#include <QString>

#include <optional>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

SshConfigImport::SshConfigImport(app::Libraries& libraries, LibraryEditor& editor, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::SshConfigImport>()), m_libraries(libraries), m_editor(editor)
{
    m_ui->setupUi(this);
    m_ui->errorLabel->setTextFormat(Qt::PlainText);
    m_ui->errorLabel->hide();
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setIcon(theme::icon(u"import"_s));
    fill();
    connect(m_ui->hostsList, &QListWidget::itemChanged, this, &SshConfigImport::updateButton);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &SshConfigImport::accept);
    updateButton();
}

SshConfigImport::~SshConfigImport() = default;

void SshConfigImport::accept()
{
    QList<Host> made;
    for (const QString& name : ticked()) {
        Host host;
        host.name = name;
        made.append(host);
    }
    library::Library* const library = m_libraries.set().personal();
    const Result<library::Change> change = library::addHosts(library->data(), made, m_ui->groupEdit->text().trimmed());
    const int hosts = static_cast<int>(made.size());
    if (const Status status = m_editor.edits().apply(library, change, tr("Import %Ln host(s)", nullptr, hosts));
        !status) {
        m_ui->errorLabel->setText(errorText(status.error()));
        m_ui->errorLabel->show();
        return;
    }
    QDialog::accept();
}

void SshConfigImport::fill()
{
    const std::shared_ptr<const app::Surroundings> surroundings = m_libraries.surroundings();
    for (const auto& named : surroundings->sshConfig.hostNames()) {
        if (m_libraries.set().personal()->host(named.name) != nullptr)
            continue;
        auto* item = new QListWidgetItem(displayLine(named.name), m_ui->hostsList);
        item->setData(Qt::UserRole, named.name);
        item->setToolTip(tipText(tr("%1, line %2").arg(displayLine(named.file)).arg(named.line)));
        item->setCheckState(Qt::Checked);
        Host host;
        host.name = named.name;
        if (const Status status = library::checkName(std::nullopt, host); !status) {
            item->setCheckState(Qt::Unchecked);
            item->setFlags(Qt::NoItemFlags);
            item->setToolTip(tipText(errorText(status.error())));
        }
    }
    m_ui->introLabel->setText(
        m_ui->hostsList->count() == 0
            ? tr("Every host named in the SSH configuration is in your library already, or none is named there.")
            : tr("These hosts are named in your SSH configuration. How each is reached stays there and is "
                 "honoured by every run; nothing in the file is executed."));
}

void SshConfigImport::updateButton()
{
    const int count = static_cast<int>(ticked().size());
    QPushButton* button = m_ui->buttonBox->button(QDialogButtonBox::Ok);
    button->setEnabled(count > 0);
    button->setText(tr("&Import %Ln host(s)", nullptr, count));
}

QStringList SshConfigImport::ticked() const
{
    QStringList names;
    for (int row = 0; row < m_ui->hostsList->count(); ++row) {
        const QListWidgetItem* item = m_ui->hostsList->item(row);
        if (item->checkState() == Qt::Checked)
            names.append(item->data(Qt::UserRole).toString());
    }
    return names;
}

} // namespace rollcall::gui
