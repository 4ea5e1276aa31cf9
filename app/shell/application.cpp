// SPDX-License-Identifier: MIT
#include "app/shell/application.h"

#include "app/shell/actions.h"
#include "app/window/theme.h"
#include "engine/edit/command.h"
#include "engine/io/project_file.h"

#include <algorithm>
#include <chrono>

#include <epoxy/gl.h>
#include <fmt/format.h>
#include <imgui.h>

namespace spanwright::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kSettlingFrames = 3;
constexpr double kIdleSeconds = 1.0;
constexpr double kTypingSeconds = 0.25;      ///< the text cursor blinks
constexpr double kRestlessFrame = 1.0 / 30;  ///< while traffic moves
constexpr double kRestlessSeconds = 0.06;

}  // namespace

Result<std::unique_ptr<Application>> Application::create(const ApplicationOptions& options) {
    const Settings settings = loadSettings(options.settingsFile);
    WindowOptions wanted;
    wanted.width = options.size ? options.size->first : settings.windowWidth;
    wanted.height = options.size ? options.size->second : settings.windowHeight;
    auto window = Window::create(wanted);
    if (!window) return tl::unexpected(window.error());
    auto renderer = CanvasRenderer::create();
    if (!renderer) return tl::unexpected(renderer.error());
    auto kept = CachedCanvas::create();
    if (!kept) return tl::unexpected(kept.error());
    std::unique_ptr<Application> application(
        new Application(std::move(*window), std::move(*renderer), std::move(*kept), options));
    if (options.project) {
        if (const auto opened = application->session_.open(*options.project); opened) {
            rememberFile(application->settings_, *options.project);
            application->storeSettings();
        } else if (options.screenshot) {
            return tl::unexpected(opened.error());
        }
    }
    return application;
}

Application::Application(Window window, CanvasRenderer renderer, CachedCanvas kept,
                         const ApplicationOptions& options)
    : window_(std::move(window)),
      gui_(window_),
      renderer_(std::move(renderer)),
      keptDrawing_(std::move(kept)),
      settings_(loadSettings(options.settingsFile)),
      settingsFile_(options.settingsFile),
      screenshotFile_(options.screenshot) {
    if (options.theme) settings_.lightTheme = *options.theme == scene::Theme::light;
    if (options.lens) chooseLens(*options.lens);
    if (options.geographic) canvas_.showMap(true);
    if (options.scale) settings_.scale = *options.scale;
    gui_.setTheme(settings_.lightTheme ? scene::Theme::light : scene::Theme::dark);
    if (settings_.scale > 0) gui_.setUserScale(settings_.scale);
    session_.newProject();
    ui_.icon = [this](std::string_view icon, float size, scene::Colour colour) {
        gui_.icon(icon, size, colour);
    };
    ui_.iconAt = [this](std::string_view icon, float x, float y, float size, scene::Colour colour) {
        gui_.iconAt(icon, x, y, size, colour);
    };
    ui_.pushFont = [this](FontRole role) {
        const Fonts& fonts = gui_.fonts();
        ImGui::PushFont(role == FontRole::strong    ? fonts.semibold
                        : role == FontRole::small   ? fonts.small
                        : role == FontRole::heading ? fonts.title
                                                    : fonts.regular);
    };
}

Application::~Application() {
    storeSettings();
}

void Application::storeSettings() {
    if (settingsFile_.empty() || screenshotFile_) return;
    if (const auto saved = saveSettings(settings_, settingsFile_); !saved) {
        session_.notify(Notice::Level::error, "Settings are not kept: " + saved.error().text());
    }
}

int Application::run() {
    while (!quit_)
        step(idleSeconds());
    return 0;
}

double Application::idleSeconds() const {
    const auto newest = session_.notices().empty() ? Clock::time_point{} : session_.notices().back().when;
    const bool toast =
        session_.notices().size() > dismissedNotices_ && Clock::now() - newest < std::chrono::seconds(13);
    const bool unfinished = keptDrawing_.unfinished() && !canvas_.onMap();  // there it is not what is drawn
    if (freshFrames_ > 0 || canvas_.busy() || screenshotFile_ || unfinished) return 0;
    if (canvas_.restless()) return kRestlessFrame;
    if (arranging_.running()) return kRestlessSeconds;
    double wait = toast ? kTypingSeconds : kIdleSeconds;
    if (ImGui::GetIO().WantTextInput) wait = kTypingSeconds;
    if (const auto next = session_.nextUpdate()) {
        const double left = std::chrono::duration<double>(*next - Clock::now()).count();
        wait = std::min(wait, std::clamp(left, 0.001, kRestlessSeconds));
    }
    return wait;
}

void Application::step(double waitSeconds) {
    const Clock::time_point before = Clock::now();
    window_.pollEvents(waitSeconds);
    // An early return of the wait means that something has happened.
    const double waited = std::chrono::duration<double>(Clock::now() - before).count();
    const bool event = waitSeconds > 0 && waited < waitSeconds * 0.98;
    freshFrames_ = event ? kSettlingFrames : std::max(0, freshFrames_ - 1);
    if (window_.shouldClose()) {
        window_.keepOpen();
        quit();
    }
    const bool wasUpdating = session_.updating();
    session_.update(Clock::now());
    followArranging();
    if (const auto dropped = window_.takeDroppedFiles(); !dropped.empty()) openDropped(dropped);
    if (wasUpdating != session_.updating()) freshFrames_ = kSettlingFrames;
    followWindow();
    drawFrame();
}

void Application::followWindow() {
    const std::string title = session_.title();
    if (title != shownTitle_) window_.setTitle(shownTitle_ = title);
    const auto [width, height] = window_.size();
    settings_.windowWidth = width;
    settings_.windowHeight = height;
}

void Application::drawFrame() {
    const PixelSize size = window_.framebufferSize();
    if (size.width <= 0 || size.height <= 0) return;
    gui_.beginFrame();
    ui_.scale = static_cast<float>(gui_.scale());
    ui_.theme = gui_.theme();
    ui_.palette = &gui_.palette();
    runShortcuts(*this);
    drawInterface();

    const scene::Colour ground = gui_.palette().window;
    const auto part = [](std::uint8_t value) { return static_cast<float>(value) / 255.0F; };
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, size.width, size.height);
    glClearColor(part(ground.red), part(ground.green), part(ground.blue), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    // A frame that is looked at pixel by pixel is complete.
    Patience patience;
    patience.unlimited = keepFrames_ || screenshotFile_.has_value();
    canvas_.paint(keptDrawing_, renderer_, size.height, gui_.theme(), patience);
    gui_.endFrame();

    const bool settled = screenshotFile_ && !session_.updating() && !canvas_.mapPending() &&
                         freshFrames_ == 0 && ImGui::GetFrameCount() > 5;
    if (keepFrames_ || settled) lastFrame_ = window_.screenshot();
    if (settled) {
        if (const auto written = writePng(lastFrame_, *screenshotFile_); !written)
            session_.notify(Notice::Level::error, written.error().text());
        quit_ = true;
    }
    window_.swap();
}

void Application::guardChanges(std::function<void()> then) {
    if (!session_.document().modified()) {
        then();
        return;
    }
    dialogs_.askAboutChanges(session_.project().settings.name,
                             [this, then = std::move(then)](Dialogs::Answer answer) {
                                 if (answer == Dialogs::Answer::save) saveThen(then);
                                 if (answer == Dialogs::Answer::discard) then();
                             });
}

void Application::saveThen(std::function<void()> then) {
    if (!session_.file()) {
        showSaveDialog();
        afterSave_ = std::move(then);
        return;
    }
    if (session_.save()) then();
}

void Application::newProject() {
    guardChanges([this] {
        session_.newProject();
        canvas_.startAfresh();
    });
}

void Application::showOpenDialog() {
    guardChanges([this] { fileDialog_.show(FileDialog::Mode::open, settings_.lastFolder, {}); });
}

void Application::showCompareDialog() {
    fileDialog_.show(FileDialog::Mode::compare, settings_.lastFolder, {});
}

void Application::showVariantDialog() {
    const auto& file = session_.file();
    std::string name = file ? file->filename().string() : session_.project().settings.name;
    name = name.substr(0, name.find(".span.json"));
    std::replace(name.begin(), name.end(), '/', '-');
    // The open project is A.
    const char letter = static_cast<char>('B' + std::min<std::size_t>(session_.variants().all().size(), 24));
    fileDialog_.show(FileDialog::Mode::saveVariant, file ? file->parent_path() : settings_.lastFolder,
                     fmt::format("{}-{}.span.json", name, letter));
}

void Application::showBudgetExport(report::BudgetFormat format) {
    const auto& file = session_.file();
    fileDialog_.show(format == report::BudgetFormat::workbook ? FileDialog::Mode::exportWorkbook
                                                              : FileDialog::Mode::exportBill,
                     file ? file->parent_path() : settings_.lastFolder,
                     std::string(report::fileNameOf(format)));
}

void Application::showCatalogueImport() {
    fileDialog_.show(FileDialog::Mode::importCatalogue, settings_.lastFolder, {});
}

void Application::openDropped(const std::vector<std::filesystem::path>& files) {
    if (dialogOpen()) return;
    if (files.size() > 1) {
        session_.notify(Notice::Level::error, "Drop one project file at a time.");
        return;
    }
    if (const auto readable = io::loadProject(files.front()); !readable) {
        session_.notify(Notice::Level::error,
                        fmt::format("{} is no project that can be opened.\n{}",
                                    files.front().filename().string(), readable.error().text()));
        return;
    }
    openFile(files.front());
}

void Application::openFile(const std::filesystem::path& file) {
    const auto open = [this, file] {
        if (!session_.open(file)) return;
        rememberFile(settings_, file);
        storeSettings();
        canvas_.startAfresh();
    };
    guardChanges(open);
}

void Application::save() {
    saveThen([] {});
}

void Application::showSaveDialog() {
    afterSave_ = nullptr;
    const auto& file = session_.file();
    std::string name = file ? file->filename().string() : session_.project().settings.name + ".span.json";
    std::replace(name.begin(), name.end(), '/', '-');
    fileDialog_.show(FileDialog::Mode::save, file ? file->parent_path() : settings_.lastFolder, name);
}

void Application::quit() {
    if (dialogs_.page() == Dialogs::Page::unsavedChanges) return;
    guardChanges([this] { quit_ = true; });
}

void Application::copy() {
    const std::string text = session_.copySelection();
    if (text.empty()) {
        session_.notify(Notice::Level::info,
                        "Select sites or devices to copy; links between them come along.");
        return;
    }
    window_.setClipboard(text);
    pastes_ = 0;
}

void Application::cut() {
    const std::string text = session_.copySelection();
    if (text.empty()) return;
    window_.setClipboard(text);
    pastes_ = -1;  // the place is free: the first paste needs no shift
    session_.deleteSelection();
}

void Application::paste() {
    const std::string text = window_.clipboard();
    if (text.empty()) return;
    const double shift = 2 * kSnap * ++pastes_;
    if (session_.paste(text, {shift, shift})) session_.reveal(*session_.selection().begin());
}

void Application::rename() {
    if (session_.selection().size() == 1) canvas_.rename(session_, *session_.selection().begin());
}

void Application::chooseTool(ToolKind kind) {
    // What was placed last is what is placed next.
    ToolChoice choice = session_.tool();
    if (choice.kind == ToolKind::placeDevice) lastDevice_ = choice;
    if (choice.kind == ToolKind::placeSite) lastSite_ = choice;
    if (kind == ToolKind::placeDevice) {
        choice = lastDevice_;
    } else if (kind == ToolKind::placeSite) {
        choice = lastSite_;
    } else {
        choice = {};
    }
    choice.kind = kind;
    session_.chooseTool(choice);
}

void Application::setTheme(scene::Theme theme) {
    settings_.lightTheme = theme == scene::Theme::light;
    gui_.setTheme(theme);
    storeSettings();
}

void Application::setUserScale(double factor) {
    settings_.scale = factor;
    gui_.setUserScale(factor);
    storeSettings();
}

}  // namespace spanwright::app
