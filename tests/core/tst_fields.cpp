// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/fieldcodec.h"
#include "core/run/fieldtext.h"
#include "core/run/runfields.h"
#include "support/changed.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;

// Every field of every table through CBOR, JSON and what people write. That a member is missing in no table is
// proved where it is compiled: tests/core/CMakeLists.txt.
class FieldsTest : public QObject
{
    Q_OBJECT

private:
    template <typename S> static void check()
    {
        const S plain{};
        const S value = test::changed<S>();
        QSet<QByteArray> keys;
        forEachField<S>([&](const auto& field) {
            QVERIFY2(!(value.*field.member == plain.*field.member), field.key);
            QVERIFY2(!keys.contains(field.key), field.key);
            keys.insert(field.key);
        });
        const QCborMap map = fieldsToCbor(value);
        S read{};
        fieldsFromCbor(map, read);
        QVERIFY(read == test::stored(value));
        const QByteArray json = QJsonDocument(QCborValue(map).toJsonValue().toObject()).toJson();
        S fromJson{};
        fieldsFromCbor(QCborValue::fromJsonValue(QJsonDocument::fromJson(json).object()).toMap(), fromJson);
        forEachField<S>([&](const auto& field) {
            // JSON has no bytes; only history keeps any, as CBOR.
            if constexpr (!std::is_same_v<typename std::decay_t<decltype(field)>::Value, QByteArray>)
                QVERIFY2(fromJson.*field.member == read.*field.member, field.key);
        });
        QVERIFY(!QCborValue(map).toCbor().contains("a password"));
    }

private Q_SLOTS:
    void everyFieldComesBack()
    {
        check<RunOptions>();
        check<OptionOverrides>();
        check<TargetOverrides>();
        check<Parameter>();
        check<StepTemplate>();
        check<PushStep>();
        check<PullStep>();
        check<RebootStep>();
        check<Become>();
        check<AfterFailure>();
        check<SuccessRule>();
        check<Composition>();
        check<RunRequest>();
        check<RunShape>();
        check<StoredHost>();
    }

    /// What is shown of a field can be written where it is read.
    void whatIsShownCanBeSaid()
    {
        const OptionOverrides value = test::changed<OptionOverrides>();
        forEachSnippetOption([&](const auto& field) {
            OptionOverrides read;
            QVERIFY2(fieldFromText(fieldText(*(value.*field.member)), field, read.*field.member), field.key);
            QVERIFY2(read.*field.member == value.*field.member, field.key);
        });
    }

    void whatIsNotUnderstoodIsLeftAlone()
    {
        RunOptions options;
        fieldsFromCbor({{u"fanOut"_s, 0},
                        {u"connectTimeout"_s, u"soon"_s},
                        {u"commandTimeout"_s, longestTimeout + 1},
                        {u"outputLimit"_s, -1},
                        {u"pty"_s, 1},
                        {u"unknown"_s, true}},
                       options);
        QCOMPARE(options, RunOptions());
        OptionOverrides said;
        fieldsFromCbor({{u"fanOut"_s, 10'001}, {u"loginTimeout"_s, 0}}, said);
        QCOMPARE(said, OptionOverrides());
        fieldsFromCbor({{u"pty"_s, u"yes"_s}}, said);
        QCOMPARE(said, OptionOverrides());
        StoredHost host;
        fieldsFromCbor({{u"sentNames"_s, u"LANG"_s}, {u"terminal"_s, 1}}, host);
        QVERIFY(host == StoredHost());
    }

    void enumerationsAreNames()
    {
        RunOptions options;
        options.hostKeys = HostKeyPolicy::AcceptNew;
        QCOMPARE(fieldsToCbor(options).value("hostKeys"_L1).toString(), u"accept-new"_s);
        fieldsFromCbor({{u"hostKeys"_s, 0}}, options); // as older versions wrote it
        QCOMPARE(options.hostKeys, HostKeyPolicy::Strict);
        options.hostKeys = HostKeyPolicy::AcceptNew;
        fieldsFromCbor({{u"hostKeys"_s, u"whatever"_s}}, options);
        QCOMPARE(options.hostKeys, HostKeyPolicy::Strict);
    }

    void aFlagBecameOneOfThree()
    {
        RunOptions options;
        fieldsFromCbor({{u"stopHostOnFailure"_s, false}}, options);
        QCOMPARE(options.onFailure, OnFailure::GoOn);
        fieldsFromCbor({{u"stopHostOnFailure"_s, true}}, options); // it held for whoever had said nothing
        QCOMPARE(options.onFailure, OnFailure::ByKind);
        OptionOverrides said;
        fieldsFromCbor({{u"stopHostOnFailure"_s, true}}, said);
        QCOMPARE(said.onFailure, std::optional(OnFailure::Stop));
        fieldsFromCbor({{u"stopHostOnFailure"_s, false}}, said);
        QCOMPARE(said.onFailure, std::optional(OnFailure::GoOn));
        fieldsFromCbor({{u"stopHostOnFailure"_s, false}, {u"onFailure"_s, u"stop"_s}}, said);
        QCOMPARE(said.onFailure, std::optional(OnFailure::Stop));
        QVERIFY(!fieldsToCbor(said).contains("stopHostOnFailure"_L1));
    }

    void whatASnippetSaysIsAnOption()
    {
        RunOptions options = test::changed<RunOptions>();
        OptionOverrides said;
        int pairs = 0;
        forEachOption([&](const auto& option, const auto& word) {
            said.*word.member = options.*option.member;
            QCOMPARE(word.least, option.least);
            QCOMPARE(word.most, option.most);
            ++pairs;
        });
        QCOMPARE(pairs, int(fieldCount<OptionOverrides>));
        const RunOptions all = withOverrides(RunOptions(), said);
        options.hostKeys = all.hostKeys; // nothing says it: it is in TargetOverrides
        QCOMPARE(all, options);
        QCOMPARE(withOverrides(OptionOverrides(), said), said);
    }

    void asPeopleWrite()
    {
        QCOMPARE(bytesFromText(u"64M"_s), std::optional<qint64>(64LL << 20));
        QCOMPARE(bytesFromText(u"64X"_s), std::nullopt);
        QCOMPARE(bytesFromText(u"-1"_s), std::nullopt);
        QCOMPARE(secondsFromText(u"2.5"_s), std::optional(Milliseconds(2500)));
        QCOMPARE(secondsFromText(u"0.0001"_s), std::optional(Milliseconds(1)));
        QCOMPARE(secondsFromText(u"nan"_s), std::nullopt);
        QCOMPARE(flagFromText(u"Yes"_s), std::optional(true));
        QCOMPARE(flagFromText(u"maybe"_s), std::nullopt);
        forEachSnippetOption([](const auto& field) {
            using Value = typename std::decay_t<decltype(field)>::Value;
            Value value{};
            test::changing::change(value, NumberLimits{field.least, field.most});
            QString text;
            if constexpr (std::is_same_v<Value, std::optional<Milliseconds>>)
                text = secondsText(*value);
            else if constexpr (std::is_same_v<Value, std::optional<bool>>)
                text = *value ? u"yes"_s : u"no"_s;
            else if constexpr (std::is_enum_v<typename Value::value_type>)
                text = QLatin1String(NamesOf<typename Value::value_type>::names[static_cast<size_t>(*value)]);
            else
                text = QString::number(*value);
            Value read{};
            QVERIFY2(fieldFromText(text, field, read), field.word);
            QVERIFY2(read == value, field.word);
            QVERIFY2(!fieldFromText(u"-7"_s, field, read), field.word);
            QVERIFY2(read == value, field.word);
        });
    }
};

ROLLCALL_TEST(tst_fields, FieldsTest)
#include "tst_fields.moc"
