// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cast/options.h"

#include "core/base/error.h"

#include <QCommandLineParser>
#include <QDir>

namespace rollcall::fleet {

namespace {

using namespace Qt::StringLiterals;

constexpr int mostHosts = 50'000;

Error badValue(const QString& option, const QString& value, const QString& allowed)
{
    return {ErrorKind::BadValue, u"--"_s + option, u"\""_s + value + u"\", allowed: "_s + allowed, {}, 0};
}

// Gathers the first complaint, so that the list of options below reads as a list.
struct Reader
{
    const QCommandLineParser& parser;
    std::optional<Error> error;

    qint64 number(const QString& option, qint64 fallback, qint64 least, qint64 most)
    {
        if (!parser.isSet(option))
            return fallback;
        bool ok = false;
        const qint64 value = parser.value(option).toLongLong(&ok);
        if (ok && value >= least && value <= most)
            return value;
        complain(badValue(option, parser.value(option), QString::number(least) + u" to "_s + QString::number(most)));
        return fallback;
    }

    Hostile mode(const QString& option, const QString& name)
    {
        const auto found = hostileFromName(name);
        if (!found)
            complain(badValue(option, name, hostileModes().join(u", "_s)));
        return found.value_or(Hostile::None);
    }

    bool onOff(const QString& option, bool fallback)
    {
        if (!parser.isSet(option))
            return fallback;
        const QString value = parser.value(option);
        if (value != "on"_L1 && value != "off"_L1)
            complain(badValue(option, value, u"on, off"_s));
        return value == "on"_L1;
    }

    void complain(const Error& complaint)
    {
        if (!error)
            error = complaint;
    }
};

void declare(QCommandLineParser& parser)
{
    parser.setApplicationDescription(u"A demo fleet: real SSH servers on the loopback device, in one "
                                     u"process. Prints \"ready DIR\" when all "
                                     "of them listen and serves until SIGTERM. DIR then holds a library, "
                                     "known_hosts, the key to log in with "
                                     "and identities.yaml."_s);
    const auto add = [&parser](const char* name, const char* text, const char* value = nullptr) {
        parser.addOption(
            {QString::fromLatin1(name), QString::fromLatin1(text), value ? QString::fromLatin1(value) : QString()});
    };
    add("help", "Says this.");
    add("version", "Says which version this is.");
    add("hosts", "How many hosts (24).", "N");
    add("dir", "Where everything goes; made when missing. What is there already (keys, ports) is used again.", "DIR");
    add("addresses", "Every host on its own address 127.x.y.z with one port for all, instead of its own port.");
    add("instant", "Answer without starting a process: true, false, hostname, uptime, echo X, exit N, seq N, "
                   "sleep S, lines N; anything else is repeated.");
    add("latency", "Delay each direction by so many milliseconds.", "MS");
    add("hostile", "How hosts misbehave; several are dealt out in turn.", "MODE");
    add("hostile-host", "The same for one host.", "NAME=MODE");
    add("port", "The port (--addresses), or the first of a row.", "P");
    add("seed", "Picks what the hosts look like.", "N");
    add("parent-pid", "Leave when this process is gone.", "PID");
    add("trouble",
        "on or off: a slow host, one that refuses connections, one that denies the login "
        "(on for 8 to 500 hosts).",
        "WHEN");
    add("password", "Passwords are accepted too, this one (password and keyboard-interactive; sudo asks for it).",
        "PW");
    add("prompt", "With --password: ask for it in these words (keyboard-interactive only).", "TEXT");
    add("own-passwords", "With --password: each host's is this one, \"-\" and the host's name.");
    add("code", "With --password: a code is asked for after it, this one (keyboard-interactive only).", "CODE");
    add("code-together", "Ask for the code in one question with the password.");
    add("password-expired", "With --password: ask for a new one once it was right (keyboard-interactive only).");
    add("press-enter", "Ask for an empty answer instead of a password (keyboard-interactive only).");
    add("max-startups", "Turn connections away while so many are logging in, as sshd's MaxStartups.", "N");
}

QString helpText(const QCommandLineParser& parser)
{
    // Without a QCoreApplication, Qt does not know what it is called.
    const QString text = u"Usage: rollcall-fleet [options]\n"_s + parser.helpText().section(u'\n', 1);
    return text + u"\nHostile modes: "_s + hostileModes().join(u", "_s) + u'\n';
}

void readHostile(Reader& reader, FleetOptions& options)
{
    for (const QString& name : reader.parser.values(u"hostile"_s))
        options.hostile << reader.mode(u"hostile"_s, name);
    for (const QString& pair : reader.parser.values(u"hostile-host"_s)) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals < 1)
            reader.complain(badValue(u"hostile-host"_s, pair, u"NAME=MODE"_s));
        else
            options.hostileHosts[pair.left(equals)] = reader.mode(u"hostile-host"_s, pair.mid(equals + 1));
    }
}

} // namespace

Result<ParsedOptions> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return Error{ErrorKind::BadValue, u"command line"_s, parser.errorText(), {}, 0};
    if (parser.isSet(u"help"_s))
        return ParsedOptions{{}, helpText(parser)};
    if (parser.isSet(u"version"_s))
        return ParsedOptions{{}, u"rollcall-fleet " ROLLCALL_VERSION "\n"_s};
    if (!parser.positionalArguments().isEmpty())
        return Error{ErrorKind::BadValue,
                     u"command line"_s,
                     u"unexpected \""_s + parser.positionalArguments().first() + u'"',
                     {},
                     0};

    Reader reader{parser, {}};
    FleetOptions options;
    options.hosts = static_cast<int>(reader.number(u"hosts"_s, options.hosts, 1, mostHosts));
    options.addresses = parser.isSet(u"addresses"_s);
    options.instant = parser.isSet(u"instant"_s);
    options.latency = static_cast<int>(reader.number(u"latency"_s, 0, 0, 60'000));
    options.port = static_cast<quint16>(reader.number(u"port"_s, 0, 1, 65'535));
    options.seed = static_cast<quint64>(reader.number(u"seed"_s, 1, 0, 1'000'000'000));
    options.parentPid = reader.number(u"parent-pid"_s, 0, 1, 1LL << 31);
    options.maxStartups = static_cast<int>(reader.number(u"max-startups"_s, 0, 1, 1'000'000));
    options.trouble = reader.onOff(u"trouble"_s, options.hosts >= 8 && options.hosts <= 500);
    options.login.password = parser.value(u"password"_s);
    options.login.prompt = parser.value(u"prompt"_s);
    options.login.ownPasswords = parser.isSet(u"own-passwords"_s);
    options.login.code = parser.value(u"code"_s);
    options.login.codeTogether = parser.isSet(u"code-together"_s);
    options.login.passwordExpired = parser.isSet(u"password-expired"_s);
    options.login.pressEnter = parser.isSet(u"press-enter"_s);
    readHostile(reader, options);
    if (parser.value(u"dir"_s).isEmpty())
        reader.complain(badValue(u"dir"_s, {}, u"a folder"_s));
    options.dir = QDir::cleanPath(QDir::current().absoluteFilePath(parser.value(u"dir"_s)));
    if (reader.error)
        return *reader.error;
    return ParsedOptions{options, {}};
}

} // namespace rollcall::fleet
