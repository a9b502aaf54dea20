// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputsaver.h"

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/run/storedspec.h"
#include "gui/output/outputsave.h"

#include <QDir>
#include <QFileDialog>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

OutputSaver::OutputSaver(QWidget* parent) : QObject(parent), m_window(parent), m_jobs(u"save output"_s) {}

void OutputSaver::save(const ResultSourcePtr& source, TaskIndex task)
{
    const StoredSpecPtr spec = source->spec();
    QString name = spec->hosts.at(static_cast<qsizetype>(spec->hostOf(task))).name;
    name.replace(u'/', u'_');
    auto* dialog = new QFileDialog(m_window, tr("Save output"), QDir::home().filePath(name + u".txt"_s));
    dialog->setObjectName(u"saveOutputDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, source, task](const QString& file) { write(source, task, file); });
    dialog->open();
}

void OutputSaver::write(const ResultSourcePtr& source, TaskIndex task, const QString& file)
{
    m_jobs.run([source, task, file](const std::stop_token& stop) { return saveOutputAs(*source, task, file, stop); },
               [this, file](const Status& status) {
                   Q_EMIT message(status ? tr("Saved %1").arg(file) : errorText(status.error()));
               });
}

} // namespace rollcall::gui
