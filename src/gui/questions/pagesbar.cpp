// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questions/pagesbar.h"

#include "core/base/text.h"
#include "core/targets/foldednames.h"
#include "gui/questions/addressrow.h"

#include <QStringList>
#include <QVBoxLayout>

#include <stop_token>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

PagesBar::PagesBar(QWidget* parent)
    : QWidget(parent), m_who(new QLabel(this)), m_words(new QLabel(this)), m_address(new AddressRow(this)),
      m_jobs(u"pages"_s)
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 8, 6);
    m_who->setObjectName(u"pageWhoLabel"_s);
    m_words->setObjectName(u"pageWordsLabel"_s);
    for (QLabel* const label : {m_who, m_words}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    m_words->setIndent(fontMetrics().averageCharWidth() * 2);
    column->addWidget(m_address);
    hide();
}

void PagesBar::setRun(const ResultSourcePtr& run)
{
    if (run == m_run)
        return;
    m_jobs.cancel();
    m_run = run;
    m_wanted.clear();
    update();
    if (run == nullptr)
        return;
    std::vector<HostIndex> all(static_cast<std::size_t>(run->spec()->hosts.size()));
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<HostIndex>(i);
    look(all);
}

void PagesBar::look(const std::vector<HostIndex>& hosts)
{
    if (m_run == nullptr)
        return;
    std::vector<HostIndex> asking;
    bool gone = false;
    for (const HostIndex host : hosts) {
        if (m_run->host(host).phase == HostPhase::Asking)
            asking.push_back(host);
        else
            gone = m_wanted.erase(host) > 0 || gone;
    }
    if (gone)
        update();
    if (asking.empty())
        return;
    m_jobs.run(
        [run = m_run, asking](const std::stop_token& stop) {
            std::map<HostIndex, app::PersonWanted> found;
            for (const HostIndex host : asking) {
                if (stop.stop_requested())
                    break;
                if (const auto wanted = app::personWanted(run->log(host), run->spec()->hosts.at(host).name))
                    found.insert_or_assign(host, *wanted);
            }
            return found;
        },
        [this](const std::map<HostIndex, app::PersonWanted>& found) { show(found); });
}

void PagesBar::show(const std::map<HostIndex, app::PersonWanted>& found)
{
    for (const auto& [host, wanted] : found) {
        if (m_run->host(host).phase == HostPhase::Asking) // still
            m_wanted.insert_or_assign(host, wanted);
    }
    update();
}

void PagesBar::update()
{
    setVisible(!m_wanted.empty());
    if (m_wanted.empty())
        return m_address->setAddress({});
    constexpr qsizetype longest = 200; // of the names
    const app::PersonWanted& first = m_wanted.begin()->second;
    const bool page = !first.address.isEmpty();
    QStringList names;
    for (const auto& [host, wanted] : m_wanted) {
        if (page ? wanted.address == first.address : wanted.words == first.words)
            names.append(m_run->spec()->hosts.at(host).name);
    }
    const QString hosts = foldNames(names, longest);
    const QString waits = page ? tr("%1: the login waits for a page to be visited.").arg(hosts)
                               : tr("%1: the login waits for somebody to do what the server says.").arg(hosts);
    const QString says =
        first.name == names.constFirst() ? tr("The server says:") : tr("The server of %1 says:").arg(first.name);
    m_who->setText(displayLine(waits + u' ' + says));
    m_words->setText(displayText(first.words));
    m_address->setAddress(first.address);
}

} // namespace rollcall::gui
