// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/outcome.h"
#include "ssh/login/loginmethod.h"

#include <cstddef>
#include <vector>

// Login by what the user types: keyboard-interactive prompts (RFC 4256) and the password (RFC 4252 section 8). What
// the user will not say for one of them nobody is asked for by the other one. In the session's loop thread; owned by
// Login.
namespace rollcall::ssh {

class PromptMethod : public LoginMethod
{
public:
    using LoginMethod::LoginMethod;
    void answered(int rc) override;
    void answersCame() override;
    void moreAsked() override { m_done = m_context.questionsOver = false; } // what was refused may be what is asked now

protected:
    struct Asked // by one prompt of the server
    {
        QuestionBroker::Topic topic;
        size_t place = 0; // among the topic's own prompts
    };

    virtual QString name() const = 0; // for logs
    virtual void failed() = 0;        // libssh calls it an error
    bool isDone() const { return m_done || m_context.questionsOver; }
    void wait(const std::vector<Asked>& asked);
    void refused(const QuestionBroker::Topic* topic);

private:
    void declined(Reason reason, const QuestionBroker::Topic& topic);

    bool m_done = false;
};

class InteractiveMethod : public PromptMethod
{
public:
    using PromptMethod::PromptMethod;
    bool tryNext() override;
    bool goOn() override;
    int call() override;
    void answered(int rc) override;

private:
    QString name() const override;
    void failed() override;
    void promptsCame();
    std::vector<Asked> sortPrompts() const;
    QuestionBroker::Topic inAnyLanguage(const QuestionBroker::Topic& own) const;

    int m_rounds = 0; // of questions, since it was begun
};

class PasswordMethod : public PromptMethod
{
public:
    using PromptMethod::PromptMethod;
    bool tryNext() override;
    int call() override;

private:
    QString name() const override;
    void failed() override;
};

} // namespace rollcall::ssh
