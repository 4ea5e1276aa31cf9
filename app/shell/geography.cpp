// SPDX-License-Identifier: MIT
#include "app/shell/application.h"
#include "app/tools/map_moves.h"
#include "app/window/theme.h"
#include "engine/design/queries.h"
#include "engine/geo/coordinates_text.h"

#include <cmath>
#include <numbers>

#include <fmt/format.h>
#include <imgui.h>

/// Sites at real places: looking them up, and what the window says about the map.
namespace spanwright::app {
namespace {

constexpr double kEquatorKm = 40'075.017;  ///< WGS 84

/// "3 sites", "1 device".
std::string counted(std::size_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

}  // namespace

void Application::showPlaceDialog() {
    // Of the kind that was chosen last.
    const ToolChoice& choice = session_.tool().kind == ToolKind::placeSite ? session_.tool() : lastSite_;
    placeDialog_.show({}, std::string(nameOf(choice.siteKind).label));
}

void Application::drawPlaceDialog() {
    if (const auto site = session_.takePlaceLookUp(); site && session_.project().design.sites.contains(*site))
        placeDialog_.show(*site, displayName(session_.project(), *site));
    const std::optional<PlaceDialog::Choice> chosen = placeDialog_.draw(gui_);
    if (!chosen) return;
    session_.endMerge();
    if (chosen->site) {
        if (session_.project().design.sites.contains(chosen->site))
            session_.run(siteToPlace(session_.project(), chosen->site, chosen->place));
        return;
    }
    ToolContext context = canvas_.toolContext(session_);
    if (context.choice.kind != ToolKind::placeSite) context.choice = lastSite_;
    const auto [command, site] = newSiteAtPlace(context, chosen->place, canvas_.logicalCentre());
    if (!session_.run(command)) return;
    session_.select({ElementId(site)});
    session_.reveal(site);
}

std::string Application::mapStatus() const {
    const scene::View& view = canvas_.view();
    const scene::MapFrame& frame = canvas_.map().frame();
    const geo::Coordinates middle = geo::unproject(frame.toMap(view.camera.centre));
    const double parallel = kEquatorKm * std::cos(middle.latitudeDegrees * std::numbers::pi / 180);
    const double km = view.visible().width / frame.unitsPerMap / geo::kWorldWidth * parallel;
    std::string across = km < 10 ? fmt::format("{:.1f} km across", km)
                                 : fmt::format("{:.0f} km across", std::min(km, kEquatorKm));
    if (!canvas_.pointer()) return across;
    return geo::textOf(placeUnder(frame, *canvas_.pointer())) + "     " + across;
}

void Application::drawMapNote(const Rect& area) {
    if (!canvas_.onMap()) return;
    const scene::GeographicDesign& shown = canvas_.map().design();
    if (!shown.tray) return;
    std::string text;
    if (!shown.unplaced.empty()) {
        text = fmt::format("{} without coordinates", counted(shown.unplaced.size(), "site"));
        if (shown.devicesInTray > 0) text += " and ";
    }
    if (shown.devicesInTray > 0)
        text += fmt::format("{} outside every site",
                            counted(static_cast<std::size_t>(shown.devicesInTray), "device"));
    const float margin = gui_.px(12);
    ImGui::SetNextWindowPos({static_cast<float>(area.x) + margin, static_cast<float>(area.y) + margin});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {gui_.px(10), gui_.px(6)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, gui_.px(spacing::kMedium));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, toImGui(gui_.palette().panel));
    ImGui::Begin("##map-note", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted((text + ": below the map").c_str());
    if (!shown.unplaced.empty()) {
        ImGui::SameLine(0, gui_.px(10));
        if (ImGui::SmallButton("Select")) {
            session_.select({shown.unplaced.begin(), shown.unplaced.end()});
            canvas_.fitSelection(session_);
        }
    }
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace spanwright::app
