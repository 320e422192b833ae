declare module "*.css" {
  const css: string;
  export default css;
}
declare const CHAT_VERSION: string;
