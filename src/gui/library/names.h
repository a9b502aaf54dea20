// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/target.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace rollcall::app {
class Libraries;
}

// The names of all open libraries and of ssh_config and the tags of hosts, as target expressions see them: for
// completion and for the clicks in the hosts tree that edit the target line. Follows the libraries. GUI thread.
namespace rollcall::gui {

class Names : public QObject
{
    Q_OBJECT

public:
    explicit Names(app::Libraries& libraries, QObject* parent = nullptr);

    const TargetDirectory& directory() const { return *m_directory; }
    const QStringList& words() const { return m_words; }
    bool hasHosts() const { return m_hasHosts; } // see areThereHosts()
    int sshConfigHosts() const { return m_sshConfigHosts; }

Q_SIGNALS:
    void changed();

private:
    void refresh();

    app::Libraries& m_libraries;
    std::shared_ptr<const TargetDirectory> m_directory;
    QStringList m_words;
    bool m_hasHosts = false;
    int m_sshConfigHosts = 0;
};

/// In any library, or named by a group.
bool areThereHosts(const TargetDirectory& directory);

} // namespace rollcall::gui
