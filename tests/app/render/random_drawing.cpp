// SPDX-License-Identifier: MIT
#include "tests/app/render/random_drawing.h"

#include <array>
#include <string>

namespace spanwright::test {

scene::Colour RandomDrawing::colour() {
    const auto part = [this] { return static_cast<std::uint8_t>(below(256)); };
    return {part(), part(), part(), static_cast<std::uint8_t>(below(3) == 0 ? 120 : 255)};
}

scene::Box RandomDrawing::box() {
    scene::Box box;
    const Point corner = point();
    box.rect = {corner.x, corner.y, number(4, 240), number(4, 160)};
    box.radius = number(0, 12);
    box.fill = colour();
    box.border = colour();
    box.borderWidth = number(0, 3);
    if (below(4) == 0) box.minPixels = number(0, 40);
    if (below(3) == 0) box.element = {ElementKind::device, static_cast<std::uint32_t>(below(1000) + 1)};
    return box;
}

scene::Line RandomDrawing::line() {
    scene::Line line;
    const int points = 2 + below(3);
    for (int i = 0; i < points; ++i)
        line.points.push_back(point());
    line.colour = colour();
    line.width = number(0.5, 9);
    if (below(3) == 0) line.dash = number(0, 12);
    if (below(3) == 0) line.gap = number(1, 9);
    return line;
}

scene::Icon RandomDrawing::icon() {
    constexpr std::array kNames{"device-router", "device-firewall", "lock"};
    return {kNames.at(static_cast<std::size_t>(below(3))), point(), number(8, 60), colour(), {}};
}

scene::Label RandomDrawing::label() {
    scene::Label label;
    for (int letters = 1 + below(16); letters > 0; --letters)
        label.text += static_cast<char>('A' + below(50));
    label.position = point();
    label.anchor = static_cast<scene::Anchor>(below(3));
    label.size = number(6, 26);
    label.bold = below(2) == 0;
    label.colour = colour();
    if (below(2) == 0) label.halo = colour();
    label.minPixels = number(2, 9);
    if (below(3) == 0) label.leastPixels = number(6, 11);
    if (below(3) == 0) label.maxWidth = number(30, 120);
    return label;
}

void RandomDrawing::addTo(scene::Layer& layer, int kind) {
    if (kind == 0) layer.boxes.push_back(box());
    if (kind == 1) layer.lines.push_back(line());
    if (kind == 2) layer.icons.push_back(icon());
    if (kind == 3) layer.labels.push_back(label());
}

scene::DrawList RandomDrawing::next(int shapes) {
    scene::DrawList list;
    list.layers.resize(3);
    for (int i = 0; i < shapes; ++i)
        addTo(list.layers[static_cast<std::size_t>(below(3))], below(4));
    return list;
}

void RandomDrawing::change(scene::DrawList& list) {
    if (list.layers.empty()) list.layers.resize(3);
    const auto alter = [this](auto& rows, auto&& make) {
        const int at = rows.empty() ? 0 : below(static_cast<int>(rows.size()));
        const int how = rows.empty() ? 0 : below(3);
        if (how == 0) rows.insert(rows.begin() + at, make());
        if (how == 1) rows.erase(rows.begin() + at);
        if (how == 2) rows[static_cast<std::size_t>(at)] = make();
    };
    for (int n = 1 + below(3); n > 0; --n) {
        scene::Layer& layer = list.layers[static_cast<std::size_t>(below(3))];
        switch (below(4)) {
            case 0:
                alter(layer.boxes, [this] { return box(); });
                break;
            case 1:
                alter(layer.lines, [this] { return line(); });
                break;
            case 2:
                alter(layer.icons, [this] { return icon(); });
                break;
            default:
                alter(layer.labels, [this] { return label(); });
        }
    }
}

}  // namespace spanwright::test
