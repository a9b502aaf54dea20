// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/run/composition.h"
#include "core/run/snippet.h"

#include <QObject>
#include <QString>

#include <optional>

namespace rollcall::app {
class Libraries;
}

// The snippet that a tab follows: which one, what it said when it was looked at last, and what it says today. Hears of
// every change of the open libraries. GUI thread; owned by its composer.
namespace rollcall::gui {

class FollowedSnippet : public QObject
{
    Q_OBJECT

public:
    struct Today
    {
        const Snippet* snippet = nullptr; // null: there is none, or none that can be used
        QString missing;                  // then: why
    };

    FollowedSnippet(app::Libraries& libraries, QObject* parent);

    const QString& name() const { return m_name; } // "": none is followed
    const QString& library() const { return m_library; }
    /// `library`: the folder of the one that has it; "" for the first that does. Whatever it says is news. `began`: as
    /// began() was.
    void follow(const QString& name, const QString& library, const QString& began = {});
    void stop() { follow({}, {}); }
    /// It says something else than when it was seen last, or, as after a restart, than what is `held` of it.
    bool isNews(const Snippet& today, const Composition& held) const;
    void see(const Snippet& today);
    /// Which steps the tab began with, whatever was made of them here: a digest; "" where it is not known.
    const QString& began() const { return m_began; }
    void begin(const Snippet& today);
    /// It has other steps by now: somebody would lose them by its being saved.
    bool isOther(const Snippet& today) const;

    bool isKnown() const; // the libraries have been read
    /// What a snippet says in the followed one's library, or in the first that knows its name, as on the command line.
    Today today(const QString& name) const;

Q_SIGNALS:
    void changed(); // today's may be another

private:
    void watch();

    app::Libraries& m_libraries;
    QString m_name;
    QString m_library;
    QString m_began;
    std::optional<Composition> m_seen;
};

} // namespace rollcall::gui
