// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/application.h"

#include "app/process/interrupt.h"
#include "app/workspace/workspace.h"
#include "gui/look/contrast.h"
#include "gui/look/indicatorstyle.h"
#include "gui/look/plainlabels.h"
#include "gui/look/screenfit.h"
#include "gui/look/theme.h"
#include "gui/shell/mainwindow.h"

#include <QApplication>
#include <QColor>
#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QPalette>
#include <QSessionManager>
#include <QStringList>
#include <QStringLiteral>
#include <QStyle>
#include <QTranslator>

#include <cstdio>

// The icons lie in a static library: nothing else would pull them in. The macro wants no namespace around it.
static void initIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

struct ApplicationText
{
    Q_DECLARE_TR_FUNCTIONS(ApplicationText)
};

void say(const QString& message, std::FILE* stream)
{
    std::fputs((message.trimmed() + u'\n').toLocal8Bit().constData(), stream);
}

void setName()
{
    QCoreApplication::setApplicationName(u"rollcall"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ROLLCALL_VERSION));
}

bool hasDisplay(const QStringList& arguments)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const auto isSet = [](const char* name) { return !qEnvironmentVariableIsEmpty(name); };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM") ||
           arguments.contains(u"-platform"_s);
#else
    Q_UNUSED(arguments)
    return true;
#endif
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x31, 0x36, 0x3b), QColor(0x2a, 0x2e, 0x32));
    const QColor text(0xe6, 0xe9, 0xec);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText})
        palette.setColor(role, text);
    palette.setColor(QPalette::Base, QColor(0x1f, 0x22, 0x25));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x29, 0x2d));
    palette.setColor(QPalette::ToolTipBase, QColor(0x31, 0x36, 0x3b));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xab));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x6c, 0xae, 0xf2));
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0xa1, 0xa8));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x80, 0x86, 0x8c));
    return palette;
}

bool load(const QLocale& locale, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (!translator->load(locale, name, u"_"_s, folder)) {
        delete translator;
        return false;
    }
    return QCoreApplication::installTranslator(translator);
}

/// What cannot be read on the desktop's palette is set beside it; all else goes on following the desktop.
class PaletteKeeper : public QObject
{
public:
    explicit PaletteKeeper(const QPalette& chosen) : m_chosen(chosen)
    {
        setParent(QCoreApplication::instance());
        repair();
        parent()->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == parent() && event->type() == QEvent::ApplicationPaletteChange && !m_isRepairing &&
            QApplication::palette() != m_applied)
            QMetaObject::invokeMethod(
                this, [this] { repair(); }, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    void repair()
    {
        m_isRepairing = true;
        QApplication::setPalette(m_chosen); // and below it the desktop's
        const QPalette repairs = theme::repairs(QApplication::palette());
        if (repairs.resolveMask() != 0)
            QApplication::setPalette(repairs.resolve(m_chosen));
        m_applied = QApplication::palette();
        m_isRepairing = false;
    }

    const QPalette m_chosen;
    QPalette m_applied;
    bool m_isRepairing = false;
};

} // namespace

bool useLanguage(const QLocale& locale)
{
    // English plurals; another language is looked up before them.
    load(QLocale(QLocale::English), u"rollcall"_s, u":/i18n"_s);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return false;
    if (!load(locale, u"qtbase"_s, u":/i18n"_s))
        load(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return load(locale, u"rollcall"_s, u":/i18n"_s);
}

void usePalette(const QString& name)
{
    const bool chosen = name == u"dark" || name == u"light";
    if (chosen || QApplication::style()->name() == u"fusion")
        QApplication::setStyle(new IndicatorStyle);
    QPalette palette;
    palette.setResolveMask(0);
    if (name == u"dark")
        palette = darkPalette();
    new PaletteKeeper(palette); // of the application
    theme::useIconsFor(QApplication::palette());
}

std::optional<int> answerWithoutWindow(int& argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    setName();
    const QStringList arguments = QCoreApplication::arguments();
    const bool asks =
        StartOptions::parse(arguments).exitCode == 0; // errors are told later: some arguments are QApplication's
    if (!asks && hasDisplay(arguments))
        return std::nullopt;
    useLanguage(QLocale());
    if (asks) {
        say(StartOptions::parse(arguments).message, stdout);
        return 0;
    }
    say(ApplicationText::tr(
            "rollcall: There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. "
            "In a terminal rollcall-cli does the same."),
        stderr);
    return 2;
}

void prepareApplication()
{
    initIcons();
    setName();
    new PlainLabels(QCoreApplication::instance());
    QGuiApplication::setApplicationDisplayName(u"Rollcall"_s);
    QGuiApplication::setDesktopFileName(u"org.rollcall.Rollcall"_s);
    theme::useIconsFor(QApplication::palette());
    QApplication::setWindowIcon(QIcon(u":/icons/rollcall.svg"_s));
}

/// Whoever logs out has forgotten the runs, perhaps: then logging out is called off, and the window asks. Where no
/// questions are allowed the programs get SIGTERM soon.
static void heedSession([[maybe_unused]] MainWindow& window)
{
#ifndef QT_NO_SESSIONMANAGER
    QObject::connect(
        qGuiApp, &QGuiApplication::commitDataRequest, &window,
        [&window](QSessionManager& manager) {
            window.saveNow();
            if (!window.isRunning() || !manager.allowsInteraction())
                return;
            manager.cancel();
            manager.release();
            QMetaObject::invokeMethod(&window, &QWidget::close, Qt::QueuedConnection);
        },
        Qt::DirectConnection);
#endif
}

int runApplication()
{
    prepareApplication();
    useLanguage(QLocale());
    const StartOptions options = StartOptions::parse(QCoreApplication::arguments());
    if (options.exitCode >= 0) {
        say(options.message, options.exitCode == 0 ? stdout : stderr);
        return options.exitCode;
    }
    usePalette(options.palette);
    new ScreenFit(QCoreApplication::instance()); // which owns it
    const app::Interrupt interrupt;              // heard from here on, heeded once the window is there
    app::Workspace workspace;
    workspace.open(); // reads on while the window is made
    MainWindow window(workspace);
    QObject::connect(&window, &MainWindow::shotEnded, &window, [](int exitCode, const QString& why) {
        if (!why.isEmpty())
            say(u"rollcall: "_s + why, stderr);
        QCoreApplication::exit(exitCode);
    });
    QObject::connect(&interrupt, &app::Interrupt::interrupted, &window, &MainWindow::end);
    heedSession(window);
    window.begin(options);
    window.show();
    return QApplication::exec();
}

} // namespace rollcall::gui
