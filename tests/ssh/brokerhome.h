// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/questions/questionbroker.h"

#include <QMap>
#include <QTest>

#include <map>
#include <memory>
#include <vector>

// What tests of the broker begin with: a sink that notes what it is told, hosts that ask, and answers. In the test's
// thread.
namespace rollcall::test {

class BrokerSink : public QuestionSink
{
public:
    void ask(Question&& question) override { asked.push_back(std::move(question)); }
    void withdraw(quint64 id) override { withdrawn << id; }
    void waits(quint64 id, int count, const QString& host) override
    {
        waiting[id] = count;
        first[id] = host;
    }
    void proved(quint64 id) override { right << id; }
    void provedOn(quint64 id, const Machine& machine) override { machines << QString::number(id) + machine.name; }
    QStringList machines;
    QMap<quint64, int> waiting;
    QMap<quint64, QString> first;
    std::vector<Question> asked;
    QList<quint64> withdrawn;
    QList<quint64> right;
};

inline Machine machine(const QString& host)
{
    return {host, host + QStringLiteral(":22"), QStringLiteral("SHA256:") + host};
}

class BrokerHome
{
protected:
    void begin()
    {
        m_sink = {};
        m_got.clear();
        m_broker = std::make_unique<ssh::QuestionBroker>(QStringLiteral("run"), &m_sink);
        m_loop = std::make_unique<ssh::Loop>();
    }

    void end()
    {
        m_broker.reset();
        m_loop.reset();
    }

    // Runs what has been posted into the loop.
    void settle()
    {
        m_loop->stop();
        m_loop->run();
    }

    ssh::QuestionBroker::Topic password() const
    {
        ssh::QuestionBroker::Topic topic;
        topic.identity = QStringLiteral("ops");
        topic.prompts = {Prompt{QStringLiteral("Password:"), false}};
        return topic;
    }

    ssh::QuestionBroker::Ticket ask(const QString& host, const ssh::QuestionBroker::Topic& topic = {})
    {
        const ssh::QuestionBroker::Topic wanted = topic.prompts.isEmpty() ? password() : topic;
        const ssh::QuestionBroker::Ticket ticket =
            m_broker->ask(wanted, machine(host), m_loop->handle(), [this, host](ssh::QuestionBroker::Reply&& reply) {
                m_got[host] << (reply.declined == Reason::None ? QString::fromUtf8(reply.texts.front().data())
                                                               : reasonName(reply.declined));
            });
        settle();
        return ticket;
    }

    void answer(const char* text, bool declined = false) { answerTo(m_sink.asked.back().id, text, declined); }

    void answerTo(quint64 question, const char* text, bool declined = false)
    {
        Answer answer;
        answer.id = question;
        answer.declined = declined;
        answer.texts.push_back(Secret(QByteArray(text)));
        m_broker->answer(std::move(answer));
        settle();
    }

    /// As the keyring does, with the hosts that the secret has been right on.
    void keyringAnswers(const char* text, const QStringList& provedOn)
    {
        Answer answer;
        answer.id = m_sink.asked.back().id;
        answer.texts.push_back(Secret(QByteArray(text)));
        answer.provedOn = QList<Machine>();
        for (const QString& host : provedOn)
            answer.provedOn->append(machine(host));
        m_broker->answer(std::move(answer));
        settle();
    }

    void decide(const QList<bool>& accepted)
    {
        QCOMPARE(m_sink.asked.back().kind, QuestionKind::NewMachines);
        Answer answer;
        answer.id = m_sink.asked.back().id;
        answer.accepted = accepted;
        m_broker->answer(std::move(answer));
        settle();
    }

    BrokerSink m_sink;
    std::unique_ptr<ssh::QuestionBroker> m_broker;
    std::unique_ptr<ssh::Loop> m_loop;
    std::map<QString, QStringList> m_got; // by host: texts, or the reason's name
};

} // namespace rollcall::test
