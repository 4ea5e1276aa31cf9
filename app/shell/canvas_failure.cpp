// SPDX-License-Identifier: MIT
#include "app/shell/canvas_panel.h"
#include "engine/design/queries.h"
#include "engine/scene/blend.h"
#include "engine/scene/hit_test.h"
#include "engine/scene/polyline.h"

#include <algorithm>

#include <fmt/format.h>
#include <imgui.h>

/// The canvas while somebody makes elements fail, and the ways that protect a demand.
namespace spanwright::app {
namespace {

constexpr double kReachPixels = 5;
constexpr double kCrossPixels = 9;
constexpr double kCrossWidth = 3;
constexpr double kFadeSeconds = 0.45;
constexpr double kFlowSeconds = 3;
constexpr std::size_t kMostShapes = 20'000;  ///< beyond, a fade would stutter

std::size_t shapesOf(const scene::DrawList& list) {
    std::size_t count = 0;
    for (const scene::Layer& layer : list.layers)
        count += layer.lines.size() + layer.boxes.size();
    return count;
}

std::string namesOf(const Session& session) {
    std::string names;
    for (const ElementId element : session.failedNow())
        names += (names.empty() ? "" : " + ") + displayName(session.project(), element);
    return names;
}

}  // namespace

void CanvasPanel::failUnderPointer(Session& session, Point at) const {
    const auto hit = scene::hitTest(geometry_, at, kReachPixels / view_.camera.zoom);
    if (!hit) {
        session.failNow({});
    } else if (ImGui::GetIO().KeyShift) {
        session.toggleFailed(*hit);
    } else {
        const std::set<ElementId> alone{*hit};
        session.failNow(session.failedNow() == alone ? std::set<ElementId>{} : alone);
    }
}

std::string CanvasPanel::failureHint(const Session& session) const {
    if (source_.options.lens != scene::Lens::failure) return {};
    if (session.failedNow().empty())
        return "Click what is to fail; Shift+click adds another. K goes back to the lens before.";
    const auto& failed = session.failedNetwork();
    if (!failed) return namesOf(session) + " fails: routing…";
    const auto count = [&](sim::DemandEffect effect) {
        return std::count_if(failed->impact.demands.begin(), failed->impact.demands.end(),
                             [&](const sim::DemandImpact& demand) { return demand.effect == effect; });
    };
    return fmt::format(
        "{} failed: {} flows lost, {} degraded, {} on another way, fullest link {:.0f} %. Esc "
        "restores.",
        namesOf(session), count(sim::DemandEffect::lost), count(sim::DemandEffect::degraded),
        count(sim::DemandEffect::detoured), 100 * failed->routing.maxUtilization);
}

void CanvasPanel::addFailureMarks(const Session& session, scene::Theme theme, scene::Layer& layer) const {
    if (source_.options.lens != scene::Lens::failure) return;
    const scene::Palette& colours = scene::palette(theme);
    const double reach = kCrossPixels / view_.camera.zoom;
    const auto cross = [&](Point at) {
        for (const auto& [width, colour] :
             {std::pair(kCrossWidth + 3, colours.canvas), std::pair(kCrossWidth, colours.bad)}) {
            for (const double slope : {-1.0, 1.0}) {
                scene::Line line;
                line.points = {{at.x - reach, at.y - slope * reach}, {at.x + reach, at.y + slope * reach}};
                line.colour = colour;
                line.width = width;
                layer.lines.push_back(std::move(line));
            }
        }
    };
    for (const ElementId element : sim::withoutScenarios(
             session.project().design, {session.failedNow().begin(), session.failedNow().end()})) {
        const auto shape =
            std::find_if(geometry_.links().begin(), geometry_.links().end(),
                         [&](const scene::LinkShape& link) { return ElementId(link.id) == element; });
        if (shape != geometry_.links().end()) {
            cross(scene::pointAlong(shape->points, 0.5));
        } else if (const auto bounds = geometry_.boundsOf(session.project().design, element)) {
            cross(bounds->centre());
        }
    }
}

bool CanvasPanel::failureMoves() const {
    return failedSince_ >= 0 && ImGui::GetTime() - failedSince_ < kFlowSeconds;
}

void CanvasPanel::startFade(const Session& session) {
    if (fadesTo_ == session.failedNetwork()) return;
    fadesTo_ = session.failedNetwork();
    const bool shown = source_.options.lens == scene::Lens::failure;
    failedSince_ = shown ? ImGui::GetTime() : -1;
    if (!shown || shapesOf(drawing_) > kMostShapes) {
        faded_.layers.clear();
    } else {
        // From what is on the screen, which may itself be on its way.
        faded_ = fading_.layers.empty() ? drawing_ : fading_;
    }
}

void CanvasPanel::fadeFailure() {
    fading_.layers.clear();
    if (faded_.layers.empty()) return;
    const double t = (ImGui::GetTime() - failedSince_) / kFadeSeconds;
    if (failedSince_ < 0 || t >= 1 || source_.options.lens != scene::Lens::failure) {
        faded_.layers.clear();
    } else {
        fading_ = scene::blended(faded_, drawing_, t * t * (3 - 2 * t));
    }
}

std::vector<std::vector<LinkId>> CanvasPanel::disjointPaths(const Session& session) const {
    std::vector<std::vector<LinkId>> paths;
    const PhaseAnalysis* answers = session.phaseAnalysis();
    if (!pathsOf_ || answers == nullptr) return paths;
    for (const reliability::DemandResilience& demand : answers->resilience.demands) {
        if (demand.demand != pathsOf_) continue;
        for (const reliability::ServicePath& path : demand.paths)
            paths.push_back(path.links);
    }
    return paths;
}

}  // namespace spanwright::app
