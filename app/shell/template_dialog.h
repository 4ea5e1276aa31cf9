// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/canvas_renderer.h"
#include "app/session/edit_price.h"
#include "app/session/session.h"
#include "app/window/gui.h"
#include "engine/templates/instance.h"
#include "engine/templates/library.h"

#include <map>
#include <optional>
#include <string>

namespace spanwright::app {

/// The dialog that shows what templates make of their parameters, and hands over what was chosen.
class TemplateDialog {
  public:
    struct Choice {
        std::string name;
        templates::Instance instance;
    };

    /// Opens it; templates are read anew, so that a file that was just saved is there.
    void show();
    [[nodiscard]] bool isOpen() const { return open_; }
    /// Draws it; what the person wants inserted, once. The preview is drawn with the renderer of the canvas.
    std::optional<Choice> draw(const Session& session, Gui& gui, CanvasRenderer& renderer);

  private:
    void drawList(Gui& gui);
    void drawForm(Gui& gui);
    void drawParameter(Gui& gui, const templates::Parameter& parameter);
    void drawPreview(const Session& session, Gui& gui, CanvasRenderer& renderer, float height);
    void drawFacts(Gui& gui);
    void workOut(const Session& session, scene::Theme theme);
    void close();

    /// What the preview was worked out for.
    struct Source {
        std::string key;
        templates::Values values;
        Snapshot snapshot;
        scene::Theme theme = scene::Theme::dark;
        std::shared_ptr<const Analysis> analysis;

        friend bool operator==(const Source&, const Source&) = default;
    };
    /// What ImGui draws the preview with, while it draws the frame.
    struct Painting {
        CanvasRenderer* renderer = nullptr;
        const scene::DrawList* drawing = nullptr;
        scene::View view;
        int framebufferHeight = 0;
        scene::Theme theme = scene::Theme::dark;
    };

    bool open_ = false;
    bool opening_ = false;
    bool insert_ = false;
    templates::Library library_;
    std::string chosen_;                                            ///< key; kept for the next time
    std::map<std::string, templates::Values, std::less<>> values_;  ///< by template: what was typed
    std::optional<Source> source_;
    std::optional<templates::Instance> instance_;
    std::string error_;
    scene::DrawList drawing_;
    Rect bounds_;
    std::size_t ports_ = 0;
    std::size_t units_ = 0;
    EditPrice price_;
    std::string priceText_;
    Painting painting_;
};

}  // namespace spanwright::app
