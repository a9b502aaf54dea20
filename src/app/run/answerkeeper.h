// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/identities.h"
#include "app/person/keyring.h"
#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/run/hostspec.h"
#include "core/run/question.h"
#include "core/run/runspec.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

class QTimer;

// What the questions of one run have to do with what is kept, in the keyring or until the program quits: passwords of
// identities bound to it, passphrases of keys, and passwords that only one host of the run can ask for are looked up
// there before anybody is asked, and kept there once they have proved right, where the answer says so. What was
// refused is never tried twice. A password that is kept goes unasked only to machines that it has been right on, known
// by their host keys. Lives in the session's thread; owned by the session.
namespace rollcall::app {

class AnswerKeeper : public QObject
{
    Q_OBJECT

public:
    /// `give` hands an answer to the run.
    AnswerKeeper(RunSpecPtr spec, std::function<void(Answer&&)> give, QObject* parent = nullptr);
    ~AnswerKeeper() override;

    void use(Keyring& keyring, const IdentityBindings& identities); // the keyring must outlive this
    bool isKeeping() const { return m_writing > 0; }                // a secret is on its way into the keyring

    // From the run:
    void ask(const std::shared_ptr<Question>& question);
    void withdraw(quint64 id);
    void waits(quint64 id, int count, const QString& host);
    void proved(quint64 id);
    void provedOn(quint64 id, const Machine& machine);

    void answer(Answer&& answer); // from the user

Q_SIGNALS:
    void asked(std::shared_ptr<rollcall::Question> question); // only the user knows
    void changed(quint64 id);                                 // how many hosts wait for it
    void withdrawn(quint64 id);
    void keepingEnded();                       // isKeeping() no more
    void failed(const rollcall::Error& error); // what was to be kept is not

private:
    struct Kept
    {
        SecretKey key;
        bool inKeyring = false; // or may be; else until the program quits
    };
    struct Typed // to be kept once it has proved right
    {
        Kept kept;
        Secret secret;
    };
    struct Right
    {
        Kept kept;
        QList<Machine> machines;
    };

    void pass(Answer&& answer, bool typed);
    void bind(Answer& answer, const Kept& kept, bool typed);
    void lookUp(const SecretKey& key, const std::shared_ptr<Question>& question);
    void saveProvedOn();
    std::optional<SecretKey> keyOf(const Question& question) const; // in the keyring
    std::optional<Kept> keptAs(const Question& question) const;
    std::optional<QString> onlyAsker(const Question& question) const;
    QList<const HostSpec*> askers(const Question& question) const;

    const RunSpecPtr m_spec;
    const std::function<void(Answer&&)> m_give;
    Keyring* m_keyring = nullptr;
    IdentityBindings m_identities;
    std::map<quint64, std::weak_ptr<Question>> m_open;
    std::map<quint64, Kept> m_asked;     // questions whose answer can be kept
    std::map<quint64, Typed> m_unproved; // by question
    int m_writing = 0;
    std::set<quint64> m_lookedUp;      // questions that the keyring is being asked
    std::set<QString> m_fromKeyring;   // keys that it answered
    std::set<QString> m_refused;       // keys whose kept secret was wrong
    bool m_silent = false;             // asked no more: each time takes the whole time-out
    std::map<quint64, Kept> m_keeping; // by question: passwords that are kept, or will be
    std::map<QString, Right> m_right;  // by key: not written down yet
    QTimer* m_saving = nullptr;
};

} // namespace rollcall::app
