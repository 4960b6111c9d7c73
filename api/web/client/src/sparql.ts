import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

export const start = (element: HTMLElement) => new Yasgui(element, {});
