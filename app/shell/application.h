// SPDX-License-Identifier: MIT
#pragma once

#include "app/panels/panel.h"
#include "app/session/arranging.h"
#include "app/session/session.h"
#include "app/session/settings.h"
#include "app/shell/actions.h"
#include "app/shell/canvas_panel.h"
#include "app/shell/command_palette.h"
#include "app/shell/dialogs.h"
#include "app/shell/file_dialog.h"
#include "app/shell/find_replace_dialog.h"
#include "app/shell/options.h"
#include "app/shell/place_dialog.h"
#include "app/shell/template_dialog.h"
#include "app/window/gui.h"

#include <functional>
#include <memory>

namespace spanwright::app {

/// The desktop application: one window on one session.
///
/// `run` is the frame loop of the program; tests call `step` instead, send events to `window().handle()` and
/// look at `session()` and `screenshot()`. UI thread only.
class Application {
  public:
    /// Code::inputOutput where there is no display or no OpenGL 3.3.
    [[nodiscard]] static Result<std::unique_ptr<Application>> create(const ApplicationOptions& options);
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    /// Runs until the person quits or the screenshot is taken; the exit code.
    int run();
    /// Handles what has happened, waiting for it up to so many seconds, and draws one frame.
    void step(double waitSeconds = 0);
    [[nodiscard]] bool quitting() const { return quit_; }
    /// The last frame's pixels.
    [[nodiscard]] const Image& screenshot() const { return lastFrame_; }
    /// Keeps the pixels of each frame for `screenshot`; costs a read-back a frame.
    void keepFrames() { keepFrames_ = true; }

    [[nodiscard]] Session& session() { return session_; }
    [[nodiscard]] const Session& session() const { return session_; }
    [[nodiscard]] CanvasPanel& canvas() { return canvas_; }
    [[nodiscard]] const CanvasPanel& canvas() const { return canvas_; }
    [[nodiscard]] Window& window() { return window_; }
    [[nodiscard]] Gui& gui() { return gui_; }
    [[nodiscard]] const Settings& settings() const { return settings_; }

    // What actions do. Those that would lose changes ask first.
    void newProject();
    void showOpenDialog();
    void showCatalogueImport();
    /// Opens a project file that was dropped on the window; says so where it is none, and asks and changes
    /// nothing then.
    void openDropped(const std::vector<std::filesystem::path>& files);
    void openFile(const std::filesystem::path& file);
    void save();
    void showSaveDialog();
    void quit();
    void copy();
    void cut();
    void paste();
    void rename();
    void chooseTool(ToolKind kind);
    void setTheme(scene::Theme theme);
    void setUserScale(double factor);
    void toggleGrid() { settings_.showGrid = !settings_.showGrid; }
    [[nodiscard]] scene::LayerSet layers() const { return scene::LayerSet(settings_.hiddenLayers); }
    void toggleLayer(scene::DrawingLayer layer);
    void toggleMinimap() { settings_.showMinimap = !settings_.showMinimap; }
    void toggleFlow() { settings_.showFlow = !settings_.showFlow; }
    /// Keeps camera, phase, lens and layers in the project under a name of its own.
    void saveView();
    /// Goes to a saved view; what it says of phases and lenses that are not there is left as it is.
    void showView(std::size_t index);
    /// Adds a zone around the devices selected.
    void addZoneAround();
    /// Draws the sites selected as symbols, or opens them again.
    void collapseSelection(bool collapsed);
    /// Chooses what the colours of the canvas stand for.
    void chooseLens(scene::Lens lens) { settings_.lens = scene::infoOf(lens).key; }
    /// To the lens that makes elements fail; from it, all back in service, to the one before.
    void toggleFailureLens();
    [[nodiscard]] scene::Lens lens() const { return scene::lensFromKey(settings_.lens); }
    void toggleSnapToGrid() { settings_.snapToGrid = !settings_.snapToGrid; }
    void toggleSnapToGuides() { settings_.snapToGuides = !settings_.snapToGuides; }
    /// Sets out what is selected, or everything, beside the UI thread.
    void arrange(layout::Style style);
    /// Drops the layout that is being worked out; false when there is none.
    bool stopArranging();
    /// Makes an edit as a step of its own; none is nothing.
    void runEdit(const std::optional<edit::Command>& command);
    /// Takes the tool in hand that joins what is selected to the device that is clicked.
    void connectSelected();
    void showTemplates() { templates_.show(); }
    /// Asks for the place of a new site.
    void showPlaceDialog();
    void showCompareDialog();
    void showVariantDialog();
    void showBudgetExport(report::BudgetFormat format);
    void showFindReplace() { findReplace_.show(session_); }
    void toggleCommandPalette() { commandPalette_.toggle(*this); }
    /// Brings the panel with this title to the front of its tabs.
    void showPanel(std::string_view title) { panelAsked_ = title; }
    void showShortcuts() { dialogs_.show(Dialogs::Page::shortcuts); }
    void showAbout() { dialogs_.show(Dialogs::Page::about); }
    /// True while a dialog has the keyboard.
    [[nodiscard]] bool dialogOpen() const {
        return dialogs_.isOpen() || fileDialog_.isOpen() || templates_.isOpen() || placeDialog_.isOpen() ||
               commandPalette_.isOpen() || findReplace_.isOpen();
    }

  private:
    Application(Window window, CanvasRenderer renderer, CachedCanvas kept, const ApplicationOptions& options);

    void drawFrame();
    void drawInterface();
    void drawMenuBar();
    void drawMenu(MenuPlace place);
    void drawRecentFiles();
    void drawToolBar();
    void drawStatusBar();
    void drawNotices(const Rect& area);
    void drawEmptyState(const Rect& area);
    void drawLegend(const Rect& area);
    void drawLensMenu();
    void drawLayersMenu();
    void drawSavedViewsMenu();
    void drawLinkTextMenu();
    void drawBreadcrumbs(const Rect& area);
    void drawMinimapOf(const Rect& area);
    /// Says what the map does not show.
    void drawMapNote(const Rect& area);
    [[nodiscard]] std::string mapStatus() const;
    void drawContextMenu();
    void drawDialogs();
    void drawTemplates();
    void drawPlaceDialog();
    void followArranging();
    void followWindow();
    /// Calls `then` at once, or after the person has decided about unsaved changes.
    void guardChanges(std::function<void()> then);
    void saveThen(std::function<void()> then);
    [[nodiscard]] double idleSeconds() const;
    void storeSettings();

    Window window_;
    Gui gui_;
    CanvasRenderer renderer_;
    CachedCanvas keptDrawing_;
    Session session_;
    Settings settings_;
    scene::Lens lensBefore_ = scene::Lens::utilization;  ///< that making elements fail goes back to
    std::filesystem::path settingsFile_;
    std::optional<std::filesystem::path> screenshotFile_;
    UiContext ui_;
    CanvasPanel canvas_;
    Dialogs dialogs_;
    FileDialog fileDialog_;
    TemplateDialog templates_;
    PlaceDialog placeDialog_;
    CommandPalette commandPalette_;
    FindReplaceDialog findReplace_;
    std::string panelAsked_;  ///< title of a panel that is to come to the front; empty: none
    Arranging arranging_;
    std::function<void()> afterSave_;
    std::string shownTitle_;
    double phaseBarHeight_ = 92;  ///< pixels at 100 %; follows the phase bar's content
    std::size_t dismissedNotices_ = 0;
    int pastes_ = 0;  ///< of what was copied last
    ToolChoice lastDevice_;
    ToolChoice lastSite_;
    int freshFrames_ = 3;  ///< frames to draw at once, so that ImGui settles after an event
    bool keepFrames_ = false;
    bool quit_ = false;
    Image lastFrame_;
};

}  // namespace spanwright::app
