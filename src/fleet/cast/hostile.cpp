// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/cast/hostile.h"

#include <array>
#include <utility>

namespace rollcall::fleet {

namespace {

constexpr std::array<std::pair<Hostile, const char*>, 28> modeNames{{
    {Hostile::BannerStall, "banner-stall"},
    {Hostile::BannerGarbage, "banner-garbage"},
    {Hostile::KexStall, "kex-stall"},
    {Hostile::KexGarbage, "kex-garbage"},
    {Hostile::LoginStall, "login-stall"},
    {Hostile::EndlessQuestions, "endless-questions"},
    {Hostile::OutputStall, "output-stall"},
    {Hostile::CloseRandom, "close-random"},
    {Hostile::Flood, "flood"},
    {Hostile::InvalidUtf8, "invalid-utf8"},
    {Hostile::Escapes, "escapes"},
    {Hostile::Nul, "nul"},
    {Hostile::LongLine, "long-line"},
    {Hostile::Refuse, "refuse"},
    {Hostile::MaxStartups, "max-startups"},
    {Hostile::ChangedKey, "changed-key"},
    {Hostile::Disconnect, "disconnect"},
    {Hostile::CloseDisconnect, "close-disconnect"},
    {Hostile::HugeExitStatus, "huge-exit-status"},
    {Hostile::NoExitStatus, "no-exit-status"},
    {Hostile::ExitThenGone, "exit-then-gone"},
    {Hostile::TurnedAway, "turned-away"},
    {Hostile::ManyQuestions, "many-questions"},
    {Hostile::WrongPacket, "wrong-packet"},
    {Hostile::VisitFirst, "visit-first"},
    {Hostile::VisitForever, "visit-forever"},
    {Hostile::PushFirst, "push-first"},
    {Hostile::PushForever, "push-forever"},
}};

} // namespace

QStringList hostileModes()
{
    QStringList modes;
    for (const auto& [mode, name] : modeNames)
        modes << QLatin1String(name);
    return modes;
}

std::optional<Hostile> hostileFromName(const QString& name)
{
    for (const auto& [mode, known] : modeNames) {
        if (name == QLatin1String(known))
            return mode;
    }
    return std::nullopt;
}

QString hostileName(Hostile mode)
{
    for (const auto& [known, name] : modeNames) {
        if (known == mode)
            return QLatin1String(name);
    }
    return {};
}

bool isRaw(Hostile mode)
{
    return mode == Hostile::BannerStall || mode == Hostile::BannerGarbage || mode == Hostile::KexStall ||
           mode == Hostile::KexGarbage;
}

bool fakesOutput(Hostile mode)
{
    switch (mode) {
    case Hostile::OutputStall:
    case Hostile::Flood:
    case Hostile::InvalidUtf8:
    case Hostile::Escapes:
    case Hostile::Nul:
    case Hostile::LongLine:
    case Hostile::Disconnect:
    case Hostile::CloseDisconnect:
    case Hostile::HugeExitStatus:
    case Hostile::NoExitStatus:
    case Hostile::WrongPacket:
    case Hostile::ExitThenGone:
        return true;
    case Hostile::None:
    case Hostile::BannerStall:
    case Hostile::BannerGarbage:
    case Hostile::KexStall:
    case Hostile::KexGarbage:
    case Hostile::LoginStall:
    case Hostile::EndlessQuestions:
    case Hostile::CloseRandom:
    case Hostile::Refuse:
    case Hostile::MaxStartups:
    case Hostile::ChangedKey:
    case Hostile::TurnedAway:
    case Hostile::VisitFirst:
    case Hostile::VisitForever:
    case Hostile::PushFirst:
    case Hostile::PushForever:
    case Hostile::ManyQuestions:
        return false;
    }
    return false;
}

bool hidesEnding(Hostile mode)
{
    return endsConnection(mode) || mode == Hostile::NoExitStatus || mode == Hostile::WrongPacket;
}

bool endsConnection(Hostile mode)
{
    return mode == Hostile::Disconnect || mode == Hostile::CloseDisconnect;
}

} // namespace rollcall::fleet
