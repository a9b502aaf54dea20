// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/keyringbackend.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QMap>
#include <QMetaObject>
#include <QString>

// A keyring in a map of the test's, or one with a problem. In the test's thread.
namespace rollcall::test {

class FakeKeyring final : public app::KeyringBackend
{
public:
    using Store = QMap<QString, QByteArray>;
    FakeKeyring(Store& store, Problem problem) : m_store(store), m_problem(problem) {}

    void read(const QString& key, Done done) override
    {
        const auto found = m_store.constFind(key);
        end(found == m_store.constEnd() ? Reply{Problem::NotFound, {}, {}} : Reply{Problem::None, {}, *found}, done);
    }
    void write(const QString& key, const QByteArray& secret, Done done) override
    {
        if (m_problem == Problem::None)
            m_store.insert(key, secret);
        end({}, done);
    }
    void remove(const QString& key, Done done) override
    {
        m_store.remove(key);
        end({}, done);
    }

private:
    void end(Reply&& reply, const Done& done)
    {
        if (m_problem == Problem::Silent)
            return;
        if (m_problem != Problem::None)
            reply = {m_problem, {}, {}};
        QMetaObject::invokeMethod(
            qApp, [done, reply]() mutable { done(std::move(reply)); }, Qt::QueuedConnection);
    }

    Store& m_store;
    const Problem m_problem;
};

} // namespace rollcall::test
