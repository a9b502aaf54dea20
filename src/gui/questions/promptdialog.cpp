// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/questions/promptdialog.h"

#include "app/run/questiontext.h"
#include "app/run/servernotice.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "gui/look/theme.h"
#include "ui_promptdialog.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPalette>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

PromptDialog::PromptDialog(std::shared_ptr<Question> question, QWidget* parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::PromptDialog>()), m_question(std::move(question))
{
    m_ui->setupUi(this);
    const int extent = fontMetrics().height() * 2;
    m_ui->iconLabel->setPixmap(theme::icon(u"key"_s).pixmap(extent, extent));
    for (QLabel* label : {m_ui->headlineLabel, m_ui->instructionLabel, m_ui->proofLabel, m_ui->refusedLabel,
                          m_ui->queueLabel, m_ui->noticeLabel})
        label->setTextFormat(Qt::PlainText);
    m_ui->queueLabel->setForegroundRole(QPalette::PlaceholderText);
    m_still.setSingleShot(true);
    m_still.setInterval(still);
    connect(&m_still, &QTimer::timeout, this, &PromptDialog::holdStill);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &PromptDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &PromptDialog::reject);
    m_declineAll = m_ui->buttonBox->addButton(tr("Log in &nowhere"), QDialogButtonBox::ResetRole);
    m_declineAll->setObjectName(u"declineAllButton"_s);
    m_declineAll->setToolTip(tr("Declines this question and all that wait behind it"));
    m_declineAll->setAutoDefault(false);
    connect(m_declineAll, &QPushButton::clicked, this, &PromptDialog::declineAll);
    m_leaveOut = m_ui->buttonBox->addButton(QString(), QDialogButtonBox::ActionRole);
    m_leaveOut->setObjectName(u"leaveOutButton"_s);
    m_leaveOut->setToolTip(tr("What was typed last is tried on another host"));
    m_leaveOut->setAutoDefault(false);
    connect(m_leaveOut, &QPushButton::clicked, this, [this] { decide(Decision::LeaveOut); });
    connect(m_ui->codeBox, &QCheckBox::toggled, m_ui->keepBox, &QCheckBox::setDisabled);
    connect(m_ui->codeBox, &QCheckBox::toggled, m_ui->rememberBox, &QCheckBox::setDisabled);
    fill();
}

PromptDialog::~PromptDialog()
{
    for (QLineEdit* field : m_fields)
        field->setText(QString(field->text().size(), u'x'));
}

void PromptDialog::add(std::shared_ptr<Question> question)
{
    m_next.push_back(std::move(question));
    updateQueue();
}

void PromptDialog::remove(const Question* question)
{
    if (question != m_question.get()) {
        std::erase_if(m_next, [question](const auto& each) { return each.get() == question; });
        updateQueue();
        return;
    }
    if (m_next.empty()) {
        QDialog::reject();
        return;
    }
    turnPage();
    m_still.start();
    holdStill();
}

/// What is being typed must not run on into another host's page.
void PromptDialog::holdStill()
{
    const bool held = m_still.isActive();
    for (QLineEdit* field : m_fields)
        field->setEnabled(!held);
    m_ui->buttonBox->setEnabled(!held);
    if (!held && !m_fields.isEmpty())
        m_fields.constFirst()->setFocus();
}

void PromptDialog::accept()
{
    if (!m_still.isActive())
        decide(Decision::Yes);
}

void PromptDialog::reject()
{
    decide(Decision::No);
}

void PromptDialog::declineAll()
{
    for (std::size_t pages = m_next.size() + 1; pages > 0; --pages)
        decide(Decision::No);
}

void PromptDialog::decide(Decision decision)
{
    m_decision = decision;
    Q_EMIT decided();
    if (!m_next.empty())
        turnPage();
    else
        done(decision == Decision::No ? Rejected : Accepted);
}

void PromptDialog::turnPage()
{
    m_question = std::move(m_next.front());
    m_next.pop_front();
    ++m_done;
    m_still.stop();
    m_ui->buttonBox->setEnabled(true);
    fill();
}

Answer PromptDialog::takeAnswer()
{
    Answer answer;
    answer.id = m_question->id;
    const bool yes = m_decision == Decision::Yes;
    const auto ticked = [yes](const QCheckBox* box) { return yes && !box->isHidden() && box->isChecked(); };
    answer.declined = m_decision == Decision::No;
    answer.leaveOut = m_decision == Decision::LeaveOut;
    for (const NewMachine& machine : std::as_const(m_question->machines))
        answer.accepted.append(yes && !m_question->gone.contains(machine.name)); // as it was seen
    answer.oneTime = ticked(m_ui->codeBox);
    answer.remember = !answer.oneTime && ticked(m_ui->rememberBox);
    answer.keep = !answer.oneTime && ticked(m_ui->keepBox);
    for (QLineEdit* field : m_fields) {
        if (yes)
            answer.texts.push_back(Secret::fromText(field->text()));
        field->clear();
    }
    return answer;
}

/// In the server's words.
static QString pageNamedIn(const Question& question)
{
    QStringList words{question.instruction};
    for (const Prompt& prompt : question.prompts)
        words.append(prompt.text);
    return app::pageAddressIn(words.join(u'\n'));
}

/// Who has ended gets nothing.
static QList<NewMachine> machinesLeft(const Question& question)
{
    QList<NewMachine> machines = question.machines;
    machines.removeIf([&](const NewMachine& machine) { return question.gone.contains(machine.name); });
    return machines;
}

QString PromptDialog::headline() const
{
    const QString who = m_question->identity.isEmpty() ? m_question->user : m_question->identity;
    switch (m_question->kind) {
    case QuestionKind::Passphrase:
        return tr("The key %1 is locked by a passphrase.").arg(m_question->subject);
    case QuestionKind::Password:
        return tr("Password for %1").arg(who);
    case QuestionKind::KeyboardInteractive:
        return m_question->host.isEmpty() ? tr("The server wants to know, for %1:").arg(who)
                                          : tr("%1 wants to know, for %2:").arg(m_question->host, who);
    case QuestionKind::NewMachines:
        if (const QList<NewMachine> machines = machinesLeft(*m_question); machines.size() == 1)
            return tr("%1 is new under “%2”: send the password there?").arg(machines.constFirst().name, who);
        else
            return tr("%Ln host(s) are new under “%1”: send the password there?", nullptr,
                      static_cast<int>(machines.size()))
                .arg(who);
    case QuestionKind::HostKeys:
        break;
    }
    return {};
}

/// Their names and keys; the window has room for so many.
static QString machineList(const Question& question)
{
    constexpr qsizetype most = 12;
    QStringList lines;
    const QList<NewMachine> machines = machinesLeft(question);
    for (const NewMachine& machine : machines.mid(0, most)) {
        const QString line = u"%1  %2  %3"_s.arg(machine.name, machine.address, machine.fingerprint);
        lines << displayLine(machine.hadOtherKey ? PromptDialog::tr("%1 (had another host key)").arg(line) : line);
    }
    if (const auto more = machines.size() - most; more > 0)
        lines << PromptDialog::tr("… and %Ln more", nullptr, static_cast<int>(more));
    return lines.join(u'\n');
}

void PromptDialog::fill()
{
    const Question& question = *m_question;
    const bool consent = question.kind == QuestionKind::NewMachines;
    setWindowTitle(question.kind == QuestionKind::Passphrase            ? tr("Passphrase")
                   : question.kind == QuestionKind::Password || consent ? tr("Password")
                                                                        : tr("The server asks"));
    m_ui->refusedLabel->setText(app::refusedText(question));
    m_ui->refusedLabel->setVisible(question.refusedBefore);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::errorColor(palette()));
    m_ui->refusedLabel->setPalette(colours);
    const std::optional<Error>& problem = question.keyringProblem;
    m_ui->noticeLabel->setText(problem ? displayText(errorText(*problem)) : QString());
    m_ui->noticeLabel->setVisible(problem.has_value());
    m_ui->rememberBox->setVisible(question.canRemember);
    m_ui->rememberBox->setChecked(problem && problem->kind == ErrorKind::KeptSecretRefused);
    m_ui->keepBox->setVisible(question.canKeep);
    m_ui->keepBox->setChecked(true);
    m_ui->codeBox->setChecked(false);
    refresh();
    clearFields();
    if (consent) {
        setFocus();
        return updateQueue();
    }
    if (question.kind == QuestionKind::KeyboardInteractive) {
        for (const Prompt& prompt : question.prompts)
            addField(displayLine(prompt.text), prompt.echo);
    }
    if (m_fields.isEmpty()) // our own question, in our own words
        addField(question.kind == QuestionKind::Passphrase ? tr("Passphrase:") : tr("Password:"), false);
    m_fields.constFirst()->setFocus();
    updateQueue();
}

/// A password is sent to a new machine by no Return that was meant for another page: the box makes a button the
/// default, whatever the buttons say.
void PromptDialog::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn || m_question->kind != QuestionKind::NewMachines)
        QDialog::keyPressEvent(event);
}

/// All who get it, before it is typed.
QString PromptDialog::proof() const
{
    constexpr qsizetype longest = 600; // the window has room for so much
    const Question& question = *m_question;
    const QString host = displayLine(question.host);
    if (question.kind == QuestionKind::NewMachines)
        return tr("The password was not typed for them: it has been right on other machines of “%1”.")
            .arg(displayLine(question.identity.isEmpty() ? question.user : question.identity));
    if (question.onlyHere && !host.isEmpty())
        return tr("Only %1 gets this.").arg(host);
    const QString waiting = tr("%Ln host(s) wait(s) for this.", nullptr, question.waiting);
    if (question.kind == QuestionKind::Passphrase || host.isEmpty())
        return waiting;
    if (question.getters.size() <= 1)
        return waiting + u' ' +
               tr("It is tried on %1 alone first; no other host gets it before that one has let you in.").arg(host);
    return tr("%Ln host(s) get(s) this: %1.", nullptr, static_cast<int>(question.getters.size()))
               .arg(app::gettersText(question, longest)) +
           u'\n' + waiting + u' ' +
           tr("It is tried on %1 alone first, then on a second one; no other host gets it before both have let you in.")
               .arg(host);
}

void PromptDialog::refresh()
{
    const bool consent = m_question->kind == QuestionKind::NewMachines;
    m_ui->headlineLabel->setText(displayLine(headline()));
    const QString words = displayText(m_question->instruction.trimmed());
    const QString server = consent           ? machineList(*m_question)
                           : words.isEmpty() ? QString()
                                             : QString(tr("The server says:") + u'\n' + words);
    m_ui->instructionLabel->setText(server);
    m_ui->addressRow->setAddress(pageNamedIn(*m_question));
    m_ui->instructionLabel->setVisible(!server.isEmpty());
    m_ui->codeBox->setVisible(app::canBeOneTime(*m_question));
    m_ui->proofLabel->setText(proof());
    nameButtons(consent);
}

void PromptDialog::nameButtons(bool consent)
{
    m_leaveOut->setText(tr("Leave %1 &out").arg(labelText(m_question->refusedBy)));
    m_leaveOut->setVisible(!consent && app::canLeaveOut(*m_question));
    QPushButton* const yes = m_ui->buttonBox->button(QDialogButtonBox::Ok);
    QPushButton* const no = m_ui->buttonBox->button(QDialogButtonBox::Cancel);
    yes->setText(consent ? tr("&Send the password") : tr("&Log in"));
    no->setText(!consent                                ? tr("&Do not log in")
                : machinesLeft(*m_question).size() == 1 ? tr("Leave this host &out")
                                                        : tr("Leave these hosts &out"));
    yes->setAutoDefault(!consent);
    no->setAutoDefault(!consent);
}

void PromptDialog::updateQueue()
{
    const auto waiting = static_cast<int>(m_next.size());
    m_ui->queueLabel->setText(tr("Question %1 of %2").arg(m_done + 1).arg(m_done + 1 + waiting));
    m_ui->queueLabel->setVisible(m_done + waiting > 0);
    m_declineAll->setVisible(waiting > 0);
    // It grows with what it has to say, and never shrinks from page to page.
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

/// The one that has just been typed in is still on the call stack.
void PromptDialog::clearFields()
{
    for (QLineEdit* field : std::as_const(m_fields)) {
        field->setText(QString(field->text().size(), u'x'));
        const QFormLayout::TakeRowResult row = m_ui->fields->takeRow(field);
        for (QLayoutItem* item : {row.labelItem, row.fieldItem}) {
            item->widget()->setObjectName(QString());
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
    }
    m_fields.clear();
}

/// Shows what is being typed, for as long as it is wanted.
void PromptDialog::addEye(QLineEdit* edit)
{
    QAction* const eye = edit->addAction(theme::icon(u"eye"_s), QLineEdit::TrailingPosition);
    eye->setObjectName(u"showAction"_s);
    eye->setText(tr("Show what is typed"));
    eye->setToolTip(eye->text());
    eye->setCheckable(true);
    connect(eye, &QAction::toggled, edit,
            [edit](bool shown) { edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
}

void PromptDialog::addField(const QString& label, bool echo)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(u"answer%1"_s.arg(m_fields.size()));
    edit->setAccessibleName(label);
    edit->setEchoMode(echo ? QLineEdit::Normal : QLineEdit::Password);
    edit->setMinimumWidth(fontMetrics().averageCharWidth() * 32);
    if (!echo)
        addEye(edit);
    auto* caption = new QLabel(labelText(label), this); // a "&" of a server's is no key to press
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(edit);
    m_ui->fields->addRow(caption, edit);
    if (!m_fields.isEmpty())
        setTabOrder(m_fields.constLast(), edit);
    m_fields.append(edit);
}

} // namespace rollcall::gui
