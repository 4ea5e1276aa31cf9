// SPDX-License-Identifier: MIT
#include "app/shell/geographic_view.h"

#include "engine/base/assert.h"

#include <algorithm>
#include <cmath>

namespace spanwright::app {
namespace {

constexpr double kBeyond = 0.3;     ///< of the window, made on each side of it
constexpr double kFitMargin = 52;   ///< pixels at 100 %: symbols and names
constexpr double kClosestFit = 25;  ///< scale: a metro area, some 40 km
constexpr double kTrayBelow = 220;  ///< room for what is not on the map
constexpr double kNameBelowSymbol = 20;
constexpr double kBorderWidth = 1;

/// What names of places keep clear of.
std::vector<Rect> symbolsOf(const scene::SceneGeometry& geometry) {
    std::vector<Rect> taken;
    const auto add = [&taken](Rect rect) {
        rect.height += kNameBelowSymbol;
        rect.x -= rect.width / 2;
        rect.width *= 2;
        taken.push_back(rect);
    };
    for (const scene::SiteShape& site : geometry.sites())
        add(site.frame);
    for (const scene::DeviceShape& device : geometry.devices())
        add(device.tile);
    return taken;
}

/// Names keep their size while the map under them is stretched.
scene::Layer carriedTo(const scene::Layer& layer, const scene::MapFrame& from, const scene::MapFrame& to) {
    scene::Layer carried = layer;
    const auto shifted = [&](Point at) { return to.toCanvas(from.toMap(at)); };
    for (scene::Box& box : carried.boxes) {
        const Point centre = shifted(box.rect.centre());
        box.rect.x = centre.x - box.rect.width / 2;
        box.rect.y = centre.y - box.rect.height / 2;
    }
    for (std::size_t i = 0; i < carried.labels.size(); ++i) {
        // A name stands beside its dot.
        const Point beside = layer.labels[i].position - layer.boxes[i].rect.centre();
        carried.labels[i].position = carried.boxes[i].rect.centre() + beside;
    }
    return carried;
}

Snapshot asProject(const Snapshot& project, Design design) {
    Project copy = *project;
    copy.design = std::move(design);
    return std::make_shared<const Project>(std::move(copy));
}

}  // namespace

const Snapshot& GeographicView::arranged(const Snapshot& project) {
    if (source_ == project && sourceFrame_ == frame_) return arranged_;
    frame_.west = scene::westEdge(project->design);
    design_ = scene::geographicDesign(project->design, frame_);
    arranged_ = asProject(project, design_.design);
    source_ = project;
    sourceFrame_ = frame_;
    return arranged_;
}

Snapshot GeographicView::previewed(const Snapshot& project) const {
    return asProject(project, scene::geographicDesign(project->design, frame_).design);
}

void GeographicView::rescale(scene::View& view, geo::MapPoint centre, double scale) {
    frame_.origin = centre;
    frame_.unitsPerMap = std::clamp(scale, kLeastMapScale, kMostMapScale);
    view.camera = {};
}

void GeographicView::zoomAt(scene::View& view, Point pixel, double factor) {
    const double scale = std::clamp(frame_.unitsPerMap * factor, kLeastMapScale, kMostMapScale);
    const Point at = view.toCanvas(pixel);
    const geo::MapPoint place = frame_.toMap(at);
    const Point aside = at - view.camera.centre;
    rescale(view, {place.x - aside.x / scale, place.y - aside.y / scale}, scale);
}

void GeographicView::showWorld(scene::View& view) {
    const double width = view.viewport.width / view.scale;
    rescale(view, {frame_.west + geo::kWorldWidth / 2, geo::project({25, 0}).y}, width / geo::kWorldWidth);
}

void GeographicView::fit(scene::View& view, const Design& design, double roomBelow) {
    const double west = scene::westEdge(design);
    frame_.west = west;
    const auto bounds = scene::mapBounds(design, west);
    if (!bounds) {
        showWorld(view);
        return;
    }
    const bool tray = scene::geographicDesign(design, frame_).tray.has_value();
    const double below = roomBelow + (tray ? kTrayBelow : 0);
    const double width = std::max(view.viewport.width / view.scale - 2 * kFitMargin, 100.0);
    const double height = std::max(view.viewport.height / view.scale - 2 * kFitMargin - below, 100.0);
    const double across = std::max(bounds->high.x - bounds->low.x, 1e-6);
    const double down = std::max(bounds->high.y - bounds->low.y, 1e-6);
    const double scale = std::clamp(std::min(width / across, height / down), kLeastMapScale, kMostMapScale);
    const bool alone = across <= 1e-6 && down <= 1e-6;
    rescale(view, {(bounds->low.x + bounds->high.x) / 2, (bounds->low.y + bounds->high.y) / 2},
            alone ? kClosestFit : scale);
    view.camera.centre.y += below / 2;
}

void GeographicView::fitCanvas(scene::View& view, const Rect& part) {
    const geo::MapPoint centre = frame_.toMap(part.centre());
    const double symbol = design_.symbol;
    const double width = std::max(part.width - symbol, 1e-3);
    const double height = std::max(part.height - symbol, 1e-3);
    const double room = std::max(view.viewport.width / view.scale - 5 * kFitMargin, 100.0);
    const double roomDown = std::max(view.viewport.height / view.scale - 5 * kFitMargin, 100.0);
    const double factor = std::min(room / width, roomDown / height);
    rescale(view, centre, std::min(frame_.unitsPerMap * factor, std::max(kClosestFit, frame_.unitsPerMap)));
}

bool GeographicView::covers(const Backdrop& backdrop, const scene::View& view, scene::Theme theme) const {
    const geo::MapWindow& window = backdrop.made.window;
    const geo::MapPoint low = frame_.toMap({view.visible().x, view.visible().y});
    const geo::MapPoint high =
        frame_.toMap({view.visible().x + view.visible().width, view.visible().y + view.visible().height});
    const double perPixel = 1 / (frame_.unitsPerMap * view.scale);
    return backdrop.made.theme == theme && backdrop.made.project == arranged_ &&
           std::abs(window.unitsPerPixel / perPixel - 1) < 1e-9 && window.corner.x <= low.x &&
           window.corner.y <= low.y && window.corner.x + window.width * window.unitsPerPixel >= high.x &&
           window.corner.y + window.height * window.unitsPerPixel >= high.y;
}

void GeographicView::prepare(const scene::View& view, const scene::SceneGeometry& geometry,
                             scene::Theme theme) {
    if (auto done = job_.poll(); done && done->result) backdrop_ = std::move(*done->result);
    if (view.viewport.width <= 0 || (backdrop_ && covers(*backdrop_, view, theme))) return;
    // One at a time: what the wheel turns past needs no picture of its own.
    if (job_.running()) return;
    const Rect visible = view.visible();
    const Rect part{visible.x - kBeyond * visible.width, visible.y - kBeyond * visible.height,
                    visible.width * (1 + 2 * kBeyond), visible.height * (1 + 2 * kBeyond)};
    Wanted wanted;
    wanted.frame = frame_;
    wanted.theme = theme;
    wanted.project = arranged_;
    wanted.window.corner = frame_.toMap({part.x, part.y});
    wanted.window.unitsPerPixel = 1 / (frame_.unitsPerMap * view.scale);
    wanted.window.width = static_cast<int>(std::ceil(part.width * view.scale));
    wanted.window.height = static_cast<int>(std::ceil(part.height * view.scale));
    job_.start(0,
               [wanted, part, taken = symbolsOf(geometry),
                scale = view.scale](const WorkContext&) -> Result<std::shared_ptr<const Backdrop>> {
                   auto made = std::make_shared<Backdrop>();
                   made->made = wanted;
                   made->image = geo::mapImage(geo::worldMap(geo::detailFor(wanted.window.unitsPerPixel)),
                                               wanted.window, kBorderWidth * scale);
                   made->names = scene::placeNames(wanted.frame, part, wanted.theme, taken);
                   return made;
               });
}

void GeographicView::paint(CanvasRenderer& renderer, const scene::View& view, int framebufferHeight,
                           scene::Theme theme, double presence) {
    if (!painter_) {
        Result<MapPainter> made = MapPainter::create();
        SPANWRIGHT_ASSERT(made.has_value());  // the window has already compiled shaders of this kind
        painter_ = std::move(*made);
    }
    Rect target;
    under_.layers.clear();
    under_.layers.emplace_back();
    under_.layers.back().lines = scene::graticule(frame_, view.visible(), theme);
    if (backdrop_) {
        if (uploaded_ != backdrop_) painter_->upload(backdrop_->image);
        uploaded_ = backdrop_;
        const geo::MapWindow& window = backdrop_->made.window;
        const Point corner = view.toScreen(frame_.toCanvas(window.corner));
        const double pixels = window.unitsPerPixel * frame_.unitsPerMap * view.scale;
        target = {corner.x, corner.y, window.width * pixels, window.height * pixels};
        under_.layers.push_back(backdrop_->made.frame == frame_
                                    ? backdrop_->names
                                    : carriedTo(backdrop_->names, backdrop_->made.frame, frame_));
    }
    under_.layers.push_back(scene::mapMarks(design_, theme));
    scene::MapColours colours = scene::mapColours(theme);
    colours.land = scene::mixed(colours.sea, colours.land, presence);
    colours.border = scene::mixed(colours.sea, colours.border, presence);
    painter_->draw(view.viewport, target, framebufferHeight, colours);
    if (presence < 1) return;
    renderer.draw(under_, view, framebufferHeight, theme, Ground::none);
}

}  // namespace spanwright::app
