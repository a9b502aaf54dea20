// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testorder.h"

#include <QCoreApplication>
#include <QList>
#include <QMetaMethod>
#include <QProcess>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

namespace rollcall::test {

using namespace Qt::StringLiterals;

namespace {

bool isTestFunction(const QMetaMethod& method)
{
    static const QByteArrayList aroundThem{"initTestCase", "cleanupTestCase", "init", "cleanup"};
    const QByteArray name = method.name();
    return method.methodType() == QMetaMethod::Slot && method.access() == QMetaMethod::Private &&
           method.parameterCount() == 0 && method.returnType() == QMetaType::Void && !name.endsWith("_data") &&
           !aroundThem.contains(name);
}

} // namespace

QByteArrayList testFunctions(const QMetaObject& testClass)
{
    QByteArrayList functions;
    for (int i = 0; i < testClass.methodCount(); ++i) {
        if (isTestFunction(testClass.method(i)))
            functions.append(testClass.method(i).name());
    }
    return functions;
}

QByteArrayList shuffled(QByteArrayList functions, quint32 seed)
{
    QRandomGenerator random(seed);
    for (qsizetype left = functions.size(); left > 1; --left) // std::shuffle may differ from library to library
        functions.swapItemsAt(left - 1, random.bounded(left));
    return functions;
}

quint32 orderSeed()
{
    bool given = false;
    const quint32 seed = qEnvironmentVariable("ROLLCALL_SHUFFLE").toUInt(&given);
    return given ? seed : static_cast<quint32>(QRandomGenerator::system()->bounded(1, 1'000'000));
}

int runEachAlone(const QByteArray& subject, const QByteArrayList& functions)
{
    int failures = 0;
    for (const QByteArray& function : functions) {
        const QStringList arguments{QString::fromLatin1(subject), QString::fromLatin1(function)};
        if (QProcess::execute(QCoreApplication::applicationFilePath(), arguments) == 0)
            continue;
        ++failures;
        std::printf("FAIL!  : %s alone\n", function.constData());
    }
    std::printf("%d of %d functions failed alone\n", failures, static_cast<int>(functions.size()));
    return failures;
}

} // namespace rollcall::test
