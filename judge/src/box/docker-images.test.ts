import { describe, expect, it } from "vitest";
import { chooseImage, ownImages, type SandboxImage } from "./docker-images.ts";

const image = (name: string, families: readonly string[] | null): SandboxImage => ({
  name,
  digest: `sha256:${name}`,
  families,
});
const cpp = image("s-cpp", ["cpp", "python"]);
const java = image("s-java", ["java", "python"]);
const python = image("s-python", ["python"]);
const whole = image("s", null);

describe("the image a program runs in", () => {
  it.each([
    ["the family's own", [cpp, java, python, whole], ["java"], "s-java"],
    ["the smallest that has it", [cpp, java, python, whole], ["python"], "s-python"],
    ["one that has both of two that talk", [cpp, java, python, whole], ["java", "python"], "s-java"],
    ["the whole one when no other has both", [cpp, java, python, whole], ["java", "cpp"], "s"],
    ["any for a program that needs no tools", [whole, java], [], "s-java"],
  ])("is %s", (_, images, needed, name) => {
    expect(chooseImage(images, needed)?.name).toBe(name);
  });

  it("is none where no image has the tools", () => {
    expect(chooseImage([cpp, python], ["java"])).toBeNull();
  });
});

it("knows a box's images by name and label, whatever else the engine has", () => {
  const listed = [
    { names: ["s"], digest: "1", label: undefined },
    { names: ["other", "s-java"], digest: "2", label: "java python" },
    { names: ["s-small"], digest: "3", label: "cpp python" },
    { names: ["s-cpp"], digest: "4", label: undefined },
    { names: ["t"], digest: "5", label: "cpp" },
  ];

  expect(ownImages(listed, "s")).toEqual([
    { name: "s", digest: "1", families: null },
    { name: "s-java", digest: "2", families: ["java", "python"] },
  ]);
});
