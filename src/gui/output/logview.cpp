// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/logview.h"

#include "core/base/text.h"
#include "gui/look/theme.h"

#include <QScrollBar>
#include <QStringList>

#include <stop_token>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

LogView::LogView(QWidget* parent) : QPlainTextEdit(parent), m_jobs(u"log"_s)
{
    setFont(theme::monospaceFont());
}

void LogView::showLog(const ResultSourcePtr& source, HostIndex host)
{
    m_jobs.runNewest([source, host](const std::stop_token&) { return source->log(host); },
                     [this](const QStringList& lines) {
                         const int position = verticalScrollBar()->value();
                         setPlainText(displayText(lines.join(u'\n')));
                         verticalScrollBar()->setValue(position);
                     });
}

void LogView::showNone()
{
    m_jobs.cancel();
    clear();
}

} // namespace rollcall::gui
